import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Branches, products and supplies can be retired: what happened with them stays, nothing new begins. */
export class RetireCatalog1763800700000 implements MigrationInterface {
  name = 'RetireCatalog1763800700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await queryRunner.query(
        `ALTER TABLE ${table} ADD COLUMN ACTIVO boolean NOT NULL DEFAULT true`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ACTIVO`);
  }
}

const tables = ['SUCURSALES', 'PRODUCTOS', 'INSUMOS'];
