import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the broker remembers of its callers: sessions with their rotating tokens, and idempotency keys. */
export class CreateSessions1763700200000 implements MigrationInterface {
  name = 'CreateSessions1763700200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE SESIONES (
      ID uuid PRIMARY KEY,
      USUARIO_ID integer NOT NULL REFERENCES USUARIOS (ID) ON DELETE CASCADE,
      TOKEN_HUELLA varchar(64) NOT NULL,
      TOKEN_ANTERIOR varchar(64),
      FECHA_CREACION timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'),
      FECHA_RENOVACION timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'),
      FECHA_EXPIRA timestamp NOT NULL,
      FECHA_CIERRE timestamp
    )`);
    await queryRunner.query('CREATE INDEX SESIONES_USUARIO ON SESIONES (USUARIO_ID)');
    await queryRunner.query('CREATE INDEX SESIONES_EXPIRA ON SESIONES (FECHA_EXPIRA)');
    await queryRunner.query(`CREATE TABLE IDEMPOTENCIA (
      DUENO varchar(80) NOT NULL,
      CLAVE varchar(100) NOT NULL,
      RUTA varchar(200) NOT NULL,
      ESTADO smallint,
      RESPUESTA text,
      FECHA timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'),
      PRIMARY KEY (DUENO, CLAVE)
    )`);
    await queryRunner.query('CREATE INDEX IDEMPOTENCIA_FECHA ON IDEMPOTENCIA (FECHA)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IDEMPOTENCIA');
    await queryRunner.query('DROP TABLE SESIONES');
  }
}
