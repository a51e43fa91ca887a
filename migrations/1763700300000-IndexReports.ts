import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for the statistics and for finding reused payments, and a place for facts about the installation. */
export class IndexReports1763700300000 implements MigrationInterface {
  name = 'IndexReports1763700300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX ALERTAS_COCINA_ENVIO ON ALERTAS_COCINA (FECHA_ENVIO)`);
    // LEIDA may be NULL where another program left it out, which means unread, too.
    await queryRunner.query(`DROP INDEX ALERTAS_COCINA_PENDIENTES`);
    await queryRunner.query(
      `CREATE INDEX ALERTAS_COCINA_PENDIENTES ON ALERTAS_COCINA (ID DESC) WHERE LEIDA IS NOT TRUE`,
    );
    await queryRunner.query(
      `CREATE INDEX REFILL_SOLICITUDES_FECHA ON REFILL_SOLICITUDES (FECHA_SOLICITUD)`,
    );
    await queryRunner.query(`CREATE INDEX VOUCHERS_FECHA ON VOUCHERS (FECHA_CREACION)`);
    // Numbers of operations are compared without the spaces and dashes people put into them.
    await queryRunner.query(`DROP INDEX VOUCHERS_OPERACION`);
    await queryRunner.query(
      `CREATE INDEX VOUCHERS_OPERACION_CLAVE ON VOUCHERS
        (upper(regexp_replace(OPERACION, '[^0-9A-Za-z]', '', 'g'))) WHERE OPERACION IS NOT NULL`,
    );
    await queryRunner.query(`CREATE TABLE CONFIGURACION (
      CLAVE varchar(60) PRIMARY KEY,
      VALOR varchar(500) NOT NULL,
      FECHA timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
    )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE CONFIGURACION`);
    await queryRunner.query(`DROP INDEX VOUCHERS_OPERACION_CLAVE`);
    await queryRunner.query(
      `CREATE INDEX VOUCHERS_OPERACION ON VOUCHERS (OPERACION) WHERE OPERACION IS NOT NULL`,
    );
    await queryRunner.query(`DROP INDEX VOUCHERS_FECHA`);
    await queryRunner.query(`DROP INDEX REFILL_SOLICITUDES_FECHA`);
    await queryRunner.query(`DROP INDEX ALERTAS_COCINA_PENDIENTES`);
    await queryRunner.query(
      `CREATE INDEX ALERTAS_COCINA_PENDIENTES ON ALERTAS_COCINA (ID DESC) WHERE NOT LEIDA`,
    );
    await queryRunner.query(`DROP INDEX ALERTAS_COCINA_ENVIO`);
  }
}
