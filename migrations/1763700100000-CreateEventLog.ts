import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The event log and the rule that makes it readable by number.
 *
 * A plain serial gives out numbers before commit, so a slow transaction can publish number 7 after a
 * reader already saw 8 and moved on: the event is skipped for good. Here every insert into
 * EVENTOS_REALTIME, by whatever program, first takes one advisory lock that is held until its commit.
 * Numbers are drawn under that lock, so they appear in the order of commits. A rollback may leave a
 * hole, which skips nothing.
 */
export class CreateEventLog1763700100000 implements MigrationInterface {
  name = 'CreateEventLog1763700100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...log, ...turn, ...wake, ...deliveries, append]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION EVENTOS_AGREGAR(json)');
    await queryRunner.query('DROP TABLE ENTREGAS_PENDIENTES');
    await queryRunner.query('DROP TABLE ENTREGAS');
    await queryRunner.query('DROP TABLE EVENTOS_REALTIME');
    await queryRunner.query('DROP FUNCTION EVENTOS_AVISAR()');
    await queryRunner.query('DROP FUNCTION EVENTOS_TOMAR_TURNO()');
  }
}

/** Any number will do, as long as nothing else in the database locks it. */
const turnKey = 8765001;

const log = [
  `CREATE TABLE EVENTOS_REALTIME (
    ID serial PRIMARY KEY,
    TIPO varchar(50) NOT NULL,
    SUBTIPO varchar(50),
    PAYLOAD varchar(2000) NOT NULL,
    USUARIO_ID integer REFERENCES USUARIOS (ID),
    SUCURSAL_ID integer REFERENCES SUCURSALES (ID),
    ENTIDAD_TIPO varchar(50),
    ENTIDAD_ID integer,
    FECHA timestamp DEFAULT (now() AT TIME ZONE 'UTC')
  )`,
  `CREATE INDEX EVENTOS_REALTIME_TIPO ON EVENTOS_REALTIME (TIPO, ID DESC)`,
  `CREATE INDEX EVENTOS_REALTIME_SUCURSAL ON EVENTOS_REALTIME (SUCURSAL_ID, ID DESC)`,
  `CREATE INDEX EVENTOS_REALTIME_FECHA ON EVENTOS_REALTIME (FECHA, TIPO)`,
  `CREATE INDEX EVENTOS_REALTIME_ENTIDAD ON EVENTOS_REALTIME (ENTIDAD_TIPO, ENTIDAD_ID)`,
];

/** A statement trigger runs before the first default is evaluated, so before the first number is drawn. */
const turn = [
  `CREATE FUNCTION EVENTOS_TOMAR_TURNO() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(${turnKey});
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER EVENTOS_TURNO BEFORE INSERT ON EVENTOS_REALTIME
  FOR EACH STATEMENT EXECUTE FUNCTION EVENTOS_TOMAR_TURNO()`,
];

/**
 * Wakes the brokers with the newest number, so that the one that wrote it need not read it back. One
 * notification per statement, not per row: per-row ones cost several times the throughput.
 */
const wake = [
  `CREATE FUNCTION EVENTOS_AVISAR() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('campana_eventos', (SELECT max(N.ID) FROM NUEVAS N)::text);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER EVENTOS_AVISO AFTER INSERT ON EVENTOS_REALTIME
  REFERENCING NEW TABLE AS NUEVAS FOR EACH STATEMENT EXECUTE FUNCTION EVENTOS_AVISAR()`,
];

/**
 * ENTREGAS: which screen confirmed a critical event, or said why it could not show it.
 * ENTREGAS_PENDIENTES: critical events that no screen they are meant for has confirmed yet, and when
 * they are sent again. It is written with the event, so a restart forgets none.
 */
const deliveries = [
  `CREATE TABLE ENTREGAS (
    EVENTO_ID integer NOT NULL REFERENCES EVENTOS_REALTIME (ID) ON DELETE CASCADE,
    PANTALLA varchar(64) NOT NULL,
    USUARIO_ID integer REFERENCES USUARIOS (ID),
    FECHA timestamp NOT NULL,
    MOTIVO varchar(200),
    PRIMARY KEY (EVENTO_ID, PANTALLA)
  )`,
  `CREATE TABLE ENTREGAS_PENDIENTES (
    EVENTO_ID integer PRIMARY KEY REFERENCES EVENTOS_REALTIME (ID) ON DELETE CASCADE,
    INTENTOS smallint NOT NULL DEFAULT 0,
    PROXIMO timestamp NOT NULL
  )`,
  `CREATE INDEX ENTREGAS_PENDIENTES_PROXIMO ON ENTREGAS_PENDIENTES (PROXIMO)`,
];

/**
 * Appends events in one round trip. Takes the turn itself before reading the newest number (each
 * statement of the function sees what was committed before it), so a broker that knows everything up
 * to ANTERIOR knows that nothing lies between that and its own events. People and branches that do
 * not exist become NULL: an event is never lost for them.
 */
const append = `CREATE FUNCTION EVENTOS_AGREGAR(NUEVOS json)
  RETURNS TABLE (ANTERIOR integer, IDS integer[], MOMENTO timestamp) LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(${turnKey});
    ANTERIOR := coalesce((SELECT max(E.ID) FROM EVENTOS_REALTIME E), 0);
    MOMENTO := date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC');
    WITH INSERTADOS AS (
      INSERT INTO EVENTOS_REALTIME
        (TIPO, SUBTIPO, PAYLOAD, USUARIO_ID, SUCURSAL_ID, ENTIDAD_TIPO, ENTIDAD_ID, FECHA)
      SELECT N.E ->> 'tipo', N.E ->> 'subtipo', N.E ->> 'payload',
        (SELECT U.ID FROM USUARIOS U WHERE U.ID = (N.E ->> 'usuario_id')::numeric),
        (SELECT S.ID FROM SUCURSALES S WHERE S.ID = (N.E ->> 'sucursal_id')::numeric),
        N.E ->> 'entidad_tipo', (N.E ->> 'entidad_id')::integer, MOMENTO
      FROM json_array_elements(NUEVOS) WITH ORDINALITY AS N (E, ORDEN)
      ORDER BY N.ORDEN
      RETURNING EVENTOS_REALTIME.ID
    )
    SELECT array_agg(I.ID ORDER BY I.ID) INTO IDS FROM INSERTADOS I;
    INSERT INTO ENTREGAS_PENDIENTES (EVENTO_ID, PROXIMO)
      SELECT IDS[N.ORDEN], MOMENTO + make_interval(secs => (N.E ->> 'confirmar_s')::float)
      FROM json_array_elements(NUEVOS) WITH ORDINALITY AS N (E, ORDEN)
      WHERE N.E ->> 'confirmar_s' IS NOT NULL;
    RETURN NEXT;
  END $$`;
