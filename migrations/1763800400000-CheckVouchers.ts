import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of a voucher besides what was said: what its picture looks like, what it says, what was checked. */
export class CheckVouchers1763800400000 implements MigrationInterface {
  name = 'CheckVouchers1763800400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      // Frozen by the decision: what is stored with it is what the person saw.
      `ALTER TABLE VOUCHERS ADD COLUMN VERIFICACIONES jsonb NOT NULL DEFAULT '[]'`,
      `CREATE INDEX VOUCHERS_OPERACION_NORMAL ON VOUCHERS (${operationKey}) WHERE OPERACION IS NOT NULL`,
      // Apart from the vouchers, so that a search by looks reads little.
      `CREATE TABLE VOUCHER_HUELLAS (
        VOUCHER_ID integer PRIMARY KEY REFERENCES VOUCHERS (ID) ON DELETE CASCADE,
        GRUESA bit(64) NOT NULL,
        FINA bit(1024) NOT NULL
      )`,
      `CREATE TABLE VOUCHER_LECTURAS (
        VOUCHER_ID integer PRIMARY KEY REFERENCES VOUCHERS (ID) ON DELETE CASCADE,
        ESTADO varchar(20) NOT NULL CHECK (ESTADO IN ('leyendo', 'leida', 'sin_datos', 'fallo')),
        INTENTOS integer NOT NULL DEFAULT 0,
        APP varchar(40),
        OPERACION varchar(60),
        CAMPOS jsonb NOT NULL DEFAULT '[]',
        FECHA_INICIO timestamp,
        FECHA timestamp
      )`,
      `CREATE INDEX VOUCHER_LECTURAS_OPERACION ON VOUCHER_LECTURAS (${operationKey}) WHERE OPERACION IS NOT NULL`,
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE VOUCHER_LECTURAS');
    await queryRunner.query('DROP TABLE VOUCHER_HUELLAS');
    await queryRunner.query('DROP INDEX VOUCHERS_OPERACION_NORMAL');
    await queryRunner.query('ALTER TABLE VOUCHERS DROP COLUMN VERIFICACIONES');
  }
}

/** An operation number as it is compared: people and apps space, dash and zero-fill it as they like. */
const operationKey = `ltrim(upper(regexp_replace(OPERACION, '[^0-9A-Za-z]', '', 'g')), '0')`;
