import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The screens of other computers that asked to join, and the sign-ins made at each. */
export class PairScreens1795000000001 implements MigrationInterface {
  name = 'PairScreens1795000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE DISPOSITIVOS (
      ID serial PRIMARY KEY,
      NOMBRE varchar(60) NOT NULL,
      DIRECCION varchar(64) NOT NULL,
      SECRETO_HUELLA varchar(64) NOT NULL UNIQUE,
      RETO varchar(64) NOT NULL,
      NUMERO varchar(6),
      ESTADO varchar(10) NOT NULL DEFAULT 'pendiente'
        CHECK (ESTADO IN ('pendiente', 'aprobado', 'rechazado', 'revocado')),
      FECHA_PEDIDO timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'),
      RESUELTO_POR integer REFERENCES USUARIOS (ID) ON DELETE SET NULL,
      FECHA_RESUELTO timestamp,
      REVOCADO_POR integer REFERENCES USUARIOS (ID) ON DELETE SET NULL,
      FECHA_REVOCADO timestamp
    )`);
    await queryRunner.query(
      'ALTER TABLE SESIONES ADD COLUMN DISPOSITIVO_ID integer REFERENCES DISPOSITIVOS (ID) ON DELETE CASCADE',
    );
    await queryRunner.query(
      'CREATE INDEX SESIONES_DISPOSITIVO ON SESIONES (DISPOSITIVO_ID) WHERE DISPOSITIVO_ID IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE SESIONES DROP COLUMN DISPOSITIVO_ID');
    await queryRunner.query('DROP TABLE DISPOSITIVOS');
  }
}
