import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * WhatsApp: what came in, conversations with their messages, drafts of orders, and the outbox of answers.
 */
export class CreateWhatsapp1763800300000 implements MigrationInterface {
  name = 'CreateWhatsapp1763800300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...settings, ...intake, ...conversations, ...drafts, ...messages]) {
      await queryRunner.query(statement);
    }
    for (const statement of [...outbox, ...orders]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE PRODUCTOS DROP COLUMN CODIGO');
    await queryRunner.query('ALTER TABLE PEDIDOS DROP COLUMN CONVERSACION_ID');
    for (const table of [
      'WHATSAPP_SALIDAS',
      'MENSAJES',
      'PEDIDO_BORRADORES',
      'CONVERSACIONES',
      'WHATSAPP_ENTRADAS',
      'WHATSAPP_AJUSTES',
    ]) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
    await queryRunner.query('DROP SEQUENCE CONVERSACIONES_ORDEN');
  }
}

/** `timestamp` columns hold UTC whatever the server's zone. */
const utcNow = `(now() AT TIME ZONE 'UTC')`;

/** Apart from SUCURSALES.AJUSTES, which every screen loads: these are long, and for admins. */
const settings = [
  `CREATE TABLE WHATSAPP_AJUSTES (
    SUCURSAL_ID integer PRIMARY KEY REFERENCES SUCURSALES (ID),
    PHONE_NUMBER_ID varchar(32) UNIQUE,
    AJUSTES jsonb NOT NULL DEFAULT '{}'
  )`,
];

/** The webhook as it came, from before it is answered until its messages are stored; then it goes. */
const intake = [
  `CREATE TABLE WHATSAPP_ENTRADAS (
    ID serial PRIMARY KEY,
    CUERPO text NOT NULL,
    ESTADO varchar(20) NOT NULL DEFAULT 'PENDIENTE' CHECK
      (ESTADO IN ('PENDIENTE', 'SIN_SUCURSAL', 'FALLIDA')),
    INTENTOS smallint NOT NULL DEFAULT 0,
    PROXIMO timestamp NOT NULL DEFAULT ${utcNow},
    ERROR varchar(300),
    FECHA timestamp NOT NULL DEFAULT ${utcNow}
  )`,
  `CREATE INDEX WHATSAPP_ENTRADAS_PENDIENTES ON WHATSAPP_ENTRADAS (ID) WHERE ESTADO = 'PENDIENTE'`,
];

/** ORDEN grows with every activity, so that the newest come first and a page has a place to go on from. */
const conversations = [
  `CREATE SEQUENCE CONVERSACIONES_ORDEN AS integer`,
  `CREATE TABLE CONVERSACIONES (
    ID serial PRIMARY KEY,
    SUCURSAL_ID integer NOT NULL REFERENCES SUCURSALES (ID),
    TELEFONO varchar(30) NOT NULL,
    CLIENTE varchar(120),
    IDIOMA varchar(5),
    ESTADO varchar(20) NOT NULL DEFAULT 'ABIERTA' CHECK (ESTADO IN ('ABIERTA', 'CERRADA')),
    ULTIMO_TEXTO varchar(200),
    ULTIMO_TIPO varchar(20),
    SIN_LEER integer NOT NULL DEFAULT 0,
    ORDEN integer NOT NULL DEFAULT nextval('CONVERSACIONES_ORDEN'),
    FECHA_ENTRANTE timestamp,
    FECHA_ACTIVIDAD timestamp NOT NULL DEFAULT ${utcNow},
    FECHA_CREACION timestamp NOT NULL DEFAULT ${utcNow}
  )`,
  `CREATE UNIQUE INDEX CONVERSACIONES_UNA_ABIERTA ON CONVERSACIONES (TELEFONO, SUCURSAL_ID)
    WHERE ESTADO = 'ABIERTA'`,
  `CREATE INDEX CONVERSACIONES_SUCURSAL ON CONVERSACIONES (SUCURSAL_ID, ORDEN DESC)`,
  `CREATE INDEX CONVERSACIONES_ORDENADAS ON CONVERSACIONES (ORDEN DESC)`,
];

const drafts = [
  `CREATE TABLE PEDIDO_BORRADORES (
    ID serial PRIMARY KEY,
    SUCURSAL_ID integer NOT NULL REFERENCES SUCURSALES (ID),
    CONVERSACION_ID integer REFERENCES CONVERSACIONES (ID) ON DELETE CASCADE,
    ESTADO varchar(20) NOT NULL DEFAULT 'ABIERTO' CHECK
      (ESTADO IN ('ABIERTO', 'CONFIRMADO', 'DESCARTADO')),
    SUBTIPO varchar(50) NOT NULL DEFAULT 'whatsapp',
    CLIENTE varchar(120),
    TELEFONO varchar(30),
    TEXTO text NOT NULL,
    LINEAS jsonb NOT NULL DEFAULT '[]',
    SIN_RECONOCER jsonb NOT NULL DEFAULT '[]',
    PEDIDO_ID integer REFERENCES PEDIDOS (ID),
    USUARIO_ID integer REFERENCES USUARIOS (ID),
    FECHA_CREACION timestamp NOT NULL DEFAULT ${utcNow},
    FECHA_ACTUALIZACION timestamp NOT NULL DEFAULT ${utcNow}
  )`,
  `CREATE INDEX PEDIDO_BORRADORES_CONVERSACION ON PEDIDO_BORRADORES (CONVERSACION_ID, ID DESC)`,
  `CREATE INDEX PEDIDO_BORRADORES_ABIERTOS ON PEDIDO_BORRADORES (SUCURSAL_ID, ID DESC)
    WHERE ESTADO = 'ABIERTO'`,
];

/** WAMID is Meta's number of the message: whatever is delivered twice is stored once. */
const messages = [
  `CREATE TABLE MENSAJES (
    ID serial PRIMARY KEY,
    CONVERSACION_ID integer NOT NULL REFERENCES CONVERSACIONES (ID) ON DELETE CASCADE,
    WAMID varchar(200) NOT NULL UNIQUE,
    TIPO varchar(20) NOT NULL,
    TEXTO text,
    UBICACION jsonb,
    ITEMS jsonb,
    ORIGINAL jsonb,
    MEDIA_ID varchar(200),
    MEDIA_ESTADO varchar(20) CHECK (MEDIA_ESTADO IN ('PENDIENTE', 'LISTA', 'RECHAZADA', 'FALLIDA')),
    MEDIA_TIPO varchar(100),
    MEDIA_NOMBRE varchar(200),
    MEDIA_MOTIVO varchar(300),
    MEDIA_DIRECCION varchar(100),
    MEDIA_DATOS jsonb,
    MEDIA_INTENTOS smallint NOT NULL DEFAULT 0,
    MEDIA_PROXIMO timestamp,
    VOUCHER_ID integer REFERENCES VOUCHERS (ID),
    PEDIDO_ID integer REFERENCES PEDIDOS (ID),
    BORRADOR_ID integer REFERENCES PEDIDO_BORRADORES (ID) ON DELETE SET NULL,
    FECHA timestamp NOT NULL,
    FECHA_RECIBIDO timestamp NOT NULL DEFAULT ${utcNow}
  )`,
  `CREATE INDEX MENSAJES_CONVERSACION ON MENSAJES (CONVERSACION_ID, ID DESC)`,
  `CREATE INDEX MENSAJES_POR_BAJAR ON MENSAJES (MEDIA_PROXIMO) WHERE MEDIA_ESTADO = 'PENDIENTE'`,
  `CREATE INDEX MENSAJES_VOUCHER ON MENSAJES (VOUCHER_ID) WHERE VOUCHER_ID IS NOT NULL`,
];

/** CLAVE names what an answer is about, so that nobody is told the same thing twice. */
const outbox = [
  `CREATE TABLE WHATSAPP_SALIDAS (
    ID serial PRIMARY KEY,
    CONVERSACION_ID integer NOT NULL REFERENCES CONVERSACIONES (ID) ON DELETE CASCADE,
    CLAVE varchar(100),
    MOTIVO varchar(20) NOT NULL,
    PEDIDO_ID integer REFERENCES PEDIDOS (ID),
    TEXTO text NOT NULL,
    DATOS jsonb NOT NULL DEFAULT '{}',
    ESTADO varchar(20) NOT NULL DEFAULT 'PENDIENTE' CHECK (ESTADO IN
      ('PENDIENTE', 'ENVIADA', 'ENTREGADA', 'LEIDA', 'FALLIDA', 'DESCARTADA')),
    INTENTOS smallint NOT NULL DEFAULT 0,
    PROXIMO timestamp NOT NULL DEFAULT ${utcNow},
    ERROR varchar(300),
    WAMID varchar(200) UNIQUE,
    USUARIO_ID integer REFERENCES USUARIOS (ID),
    FECHA timestamp NOT NULL DEFAULT ${utcNow},
    FECHA_ENVIO timestamp,
    FECHA_ENTREGA timestamp,
    FECHA_LECTURA timestamp,
    UNIQUE (CONVERSACION_ID, CLAVE)
  )`,
  `CREATE INDEX WHATSAPP_SALIDAS_CONVERSACION ON WHATSAPP_SALIDAS (CONVERSACION_ID, ID DESC)`,
  `CREATE INDEX WHATSAPP_SALIDAS_PENDIENTES ON WHATSAPP_SALIDAS (PROXIMO) WHERE ESTADO = 'PENDIENTE'`,
  `CREATE INDEX WHATSAPP_SALIDAS_FALLIDAS ON WHATSAPP_SALIDAS (ID DESC) WHERE ESTADO = 'FALLIDA'`,
];

/** CODIGO is the product's code in Meta's catalogue. */
const orders = [
  `ALTER TABLE PEDIDOS ADD COLUMN CONVERSACION_ID integer
    REFERENCES CONVERSACIONES (ID) ON DELETE SET NULL`,
  `CREATE INDEX PEDIDOS_CONVERSACION ON PEDIDOS (CONVERSACION_ID, ID DESC)
    WHERE CONVERSACION_ID IS NOT NULL`,
  `ALTER TABLE PRODUCTOS ADD COLUMN CODIGO varchar(100) UNIQUE`,
];
