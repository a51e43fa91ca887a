import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many events of each type every hour had, so that statistics need not read a million rows.
 * SUCURSAL_ID is a branch, 0 for events of none, -1 for all events together. What was counted so far is
 * told by a number in CONFIGURACION: events get their numbers in the order of commits.
 */
export class CountEvents1763800100000 implements MigrationInterface {
  name = 'CountEvents1763800100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE EVENTOS_CUENTAS (
      SUCURSAL_ID integer NOT NULL,
      HORA timestamp NOT NULL,
      TIPO varchar(50) NOT NULL,
      CANTIDAD integer NOT NULL,
      PRIMARY KEY (SUCURSAL_ID, HORA, TIPO)
    )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE EVENTOS_CUENTAS`);
    await queryRunner.query(`DELETE FROM CONFIGURACION WHERE CLAVE = 'eventos_contados_hasta'`);
  }
}
