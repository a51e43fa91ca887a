import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What ended before its time: the programs that call, with the moment up to which their tokens are revoked; closed sign-ins found by their end. */
export class RememberEndings1763800200000 implements MigrationInterface {
  name = 'RememberEndings1763800200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE PROGRAMAS (
      NOMBRE varchar(60) PRIMARY KEY,
      PRIMER_USO timestamp,
      ULTIMO_USO timestamp,
      REVOCADO_HASTA timestamp
    )`);
    await queryRunner.query(
      'CREATE INDEX SESIONES_CIERRE ON SESIONES (FECHA_CIERRE) WHERE FECHA_CIERRE IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX SESIONES_CIERRE');
    await queryRunner.query('DROP TABLE PROGRAMAS');
  }
}
