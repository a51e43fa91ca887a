import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payments that a phone or a bank told of. One payment backs one voucher, for good. */
export class CreatePayments1763800410000 implements MigrationInterface {
  name = 'CreatePayments1763800410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE PAGOS (
        ID serial PRIMARY KEY,
        SUCURSAL_ID integer REFERENCES SUCURSALES (ID),
        MONTO numeric(12, 2) NOT NULL CHECK (MONTO > 0),
        PAGADOR varchar(120),
        MEDIO varchar(40),
        OPERACION varchar(60),
        FECHA_PAGO timestamp NOT NULL,
        REFERENCIA varchar(100),
        ORIGEN varchar(120) NOT NULL,
        VOUCHER_ID integer UNIQUE REFERENCES VOUCHERS (ID),
        FECHA_CREACION timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
      )`,
      `CREATE UNIQUE INDEX PAGOS_REFERENCIA ON PAGOS (ORIGEN, REFERENCIA) WHERE REFERENCIA IS NOT NULL`,
      // A phone and the bank may both tell of it.
      `CREATE UNIQUE INDEX PAGOS_OPERACION ON PAGOS (${operationKey}, MONTO, (FECHA_PAGO::date))
        WHERE ${operationKey} <> ''`,
      `CREATE INDEX PAGOS_MONTO ON PAGOS (MONTO, FECHA_PAGO)`,
      `CREATE FUNCTION PAGO_UN_SOLO_USO() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.VOUCHER_ID IS NOT NULL AND NEW.VOUCHER_ID IS DISTINCT FROM OLD.VOUCHER_ID THEN
            RAISE EXCEPTION 'payment % backs voucher % already', OLD.ID, OLD.VOUCHER_ID
              USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN NEW;
        END $$`,
      `CREATE TRIGGER PAGO_UN_SOLO_USO BEFORE UPDATE OF VOUCHER_ID ON PAGOS
        FOR EACH ROW EXECUTE FUNCTION PAGO_UN_SOLO_USO()`,
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE PAGOS');
    await queryRunner.query('DROP FUNCTION PAGO_UN_SOLO_USO()');
  }
}

const operationKey = `ltrim(upper(regexp_replace(OPERACION, '[^0-9A-Za-z]', '', 'g')), '0')`;
