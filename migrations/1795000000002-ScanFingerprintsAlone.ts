import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The search by looks reads every fingerprint, a hundred thousand in 13 ms: starting a second process for it
 * costs more than that, and takes a core from others.
 */
export class ScanFingerprintsAlone1795000000002 implements MigrationInterface {
  name = 'ScanFingerprintsAlone1795000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE VOUCHER_HUELLAS SET (parallel_workers = 0)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE VOUCHER_HUELLAS RESET (parallel_workers)');
  }
}
