import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The restaurant: branches, people, products, supplies, orders, vouchers, alerts and refill requests. */
export class CreateRestaurant1763700000000 implements MigrationInterface {
  name = 'CreateRestaurant1763700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...people, ...catalog, ...orders, ...kitchen]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const newestFirst = [
      'REFILL_SOLICITUDES',
      'ALERTAS_COCINA',
      'VOUCHERS',
      'PEDIDO_ITEMS',
      'PEDIDOS',
      'INSUMOS',
      'PRODUCTOS',
      'USUARIOS',
      'SUCURSALES',
    ];
    for (const table of newestFirst) await queryRunner.query(`DROP TABLE ${table}`);
  }
}

/** `timestamp` columns hold UTC whatever the server's zone, so `now()` alone would not do. */
const utcNow = `(now() AT TIME ZONE 'UTC')`;

const people = [
  `CREATE TABLE SUCURSALES (
    ID serial PRIMARY KEY,
    NOMBRE varchar(120) NOT NULL,
    AJUSTES jsonb NOT NULL DEFAULT '{}'
  )`,
  `CREATE TABLE USUARIOS (
    ID serial PRIMARY KEY,
    USUARIO varchar(60) NOT NULL UNIQUE,
    NOMBRE varchar(120) NOT NULL,
    CLAVE varchar(300) NOT NULL,
    ROL varchar(20) NOT NULL CHECK (ROL IN ('ATENCION', 'COCINERO', 'ADMIN', 'SUPERADMIN')),
    SUCURSAL_ID integer REFERENCES SUCURSALES (ID),
    ACTIVO boolean NOT NULL DEFAULT true,
    FECHA_CREACION timestamp NOT NULL DEFAULT ${utcNow}
  )`,
];

const catalog = [
  `CREATE TABLE PRODUCTOS (
    ID serial PRIMARY KEY,
    NOMBRE varchar(120) NOT NULL,
    PRECIO numeric(10, 2) NOT NULL DEFAULT 0,
    ESTACION varchar(40),
    AGOTADO boolean NOT NULL DEFAULT false
  )`,
  `CREATE TABLE INSUMOS (
    ID serial PRIMARY KEY,
    NOMBRE varchar(120) NOT NULL,
    UNIDAD varchar(30),
    AGOTADO boolean NOT NULL DEFAULT false
  )`,
];

const orders = [
  `CREATE TABLE PEDIDOS (
    ID serial PRIMARY KEY,
    SUCURSAL_ID integer NOT NULL REFERENCES SUCURSALES (ID),
    SUBTIPO varchar(50) NOT NULL,
    ESTADO varchar(20) NOT NULL DEFAULT 'PENDIENTE' CHECK
      (ESTADO IN ('PENDIENTE', 'EN_PREPARACION', 'LISTO', 'ENTREGADO', 'CANCELADO')),
    CLIENTE varchar(120),
    TELEFONO varchar(30),
    NOTA varchar(500),
    TOTAL numeric(12, 2) NOT NULL DEFAULT 0,
    USUARIO_CREA integer REFERENCES USUARIOS (ID),
    USUARIO_APRUEBA integer REFERENCES USUARIOS (ID),
    FECHA_CREACION timestamp NOT NULL DEFAULT ${utcNow},
    FECHA_APROBACION timestamp,
    FECHA_LISTO timestamp,
    FECHA_ENTREGA timestamp,
    FECHA_CANCELACION timestamp
  )`,
  `CREATE INDEX PEDIDOS_ESTADO_ID ON PEDIDOS (ESTADO, ID DESC)`,
  `CREATE INDEX PEDIDOS_SUCURSAL_ID ON PEDIDOS (SUCURSAL_ID, ID DESC)`,
  `CREATE INDEX PEDIDOS_FECHA ON PEDIDOS (FECHA_CREACION)`,
  `CREATE TABLE PEDIDO_ITEMS (
    ID serial PRIMARY KEY,
    PEDIDO_ID integer NOT NULL REFERENCES PEDIDOS (ID) ON DELETE CASCADE,
    PRODUCTO_ID integer REFERENCES PRODUCTOS (ID),
    PRODUCTO varchar(120) NOT NULL,
    CANTIDAD numeric(10, 2) NOT NULL CHECK (CANTIDAD > 0),
    PRECIO numeric(10, 2) NOT NULL DEFAULT 0,
    NOTA varchar(200),
    ESTACION varchar(40)
  )`,
  `CREATE INDEX PEDIDO_ITEMS_PEDIDO ON PEDIDO_ITEMS (PEDIDO_ID)`,
  `CREATE TABLE VOUCHERS (
    ID serial PRIMARY KEY,
    PEDIDO_ID integer REFERENCES PEDIDOS (ID),
    SUCURSAL_ID integer NOT NULL REFERENCES SUCURSALES (ID),
    SUBTIPO varchar(50) NOT NULL DEFAULT 'whatsapp',
    ESTADO varchar(20) NOT NULL DEFAULT 'PENDIENTE' CHECK
      (ESTADO IN ('PENDIENTE', 'APROBADO', 'RECHAZADO')),
    MONTO numeric(12, 2),
    PAGADOR varchar(120),
    MEDIO varchar(40),
    OPERACION varchar(60),
    FECHA_PAGO timestamp,
    IMAGEN varchar(100),
    IMAGEN_TIPO varchar(40),
    MOTIVO varchar(500),
    USUARIO_SUBE integer REFERENCES USUARIOS (ID),
    USUARIO_VALIDA integer REFERENCES USUARIOS (ID),
    FECHA_CREACION timestamp NOT NULL DEFAULT ${utcNow},
    FECHA_VALIDACION timestamp
  )`,
  `CREATE INDEX VOUCHERS_ESTADO_ID ON VOUCHERS (ESTADO, ID DESC)`,
  `CREATE INDEX VOUCHERS_PEDIDO ON VOUCHERS (PEDIDO_ID)`,
  `CREATE INDEX VOUCHERS_OPERACION ON VOUCHERS (OPERACION) WHERE OPERACION IS NOT NULL`,
  `CREATE INDEX VOUCHERS_IMAGEN ON VOUCHERS (IMAGEN) WHERE IMAGEN IS NOT NULL`,
];

const kitchen = [
  `CREATE TABLE ALERTAS_COCINA (
    ID serial PRIMARY KEY,
    PEDIDO_ID integer REFERENCES PEDIDOS (ID),
    USUARIO_ENVIA integer REFERENCES USUARIOS (ID),
    SUCURSAL_ID integer REFERENCES SUCURSALES (ID),
    MENSAJE varchar(500),
    PRIORIDAD varchar(20) DEFAULT 'normal',
    LEIDA boolean DEFAULT false,
    FECHA_ENVIO timestamp DEFAULT ${utcNow},
    FECHA_LECTURA timestamp,
    LEIDA_POR integer REFERENCES USUARIOS (ID),
    FECHA_INSISTENCIA timestamp,
    FECHA_ESCALADA timestamp
  )`,
  `CREATE INDEX ALERTAS_COCINA_PENDIENTES ON ALERTAS_COCINA (ID DESC) WHERE NOT LEIDA`,
  `CREATE INDEX ALERTAS_COCINA_PEDIDO ON ALERTAS_COCINA (PEDIDO_ID)`,
  `CREATE TABLE REFILL_SOLICITUDES (
    ID serial PRIMARY KEY,
    INSUMO_ID integer NOT NULL REFERENCES INSUMOS (ID),
    USUARIO_SOLICITA integer REFERENCES USUARIOS (ID),
    CANTIDAD_SOLICITADA numeric(12, 2) NOT NULL CHECK (CANTIDAD_SOLICITADA > 0),
    ESTADO varchar(20) NOT NULL DEFAULT 'pendiente' CHECK (ESTADO IN ('pendiente', 'atendido')),
    PEDIDO_ID integer REFERENCES PEDIDOS (ID),
    SUCURSAL_ID integer REFERENCES SUCURSALES (ID),
    FECHA_SOLICITUD timestamp NOT NULL DEFAULT ${utcNow},
    ATENDIDO_POR integer REFERENCES USUARIOS (ID),
    FECHA_ATENCION timestamp
  )`,
  `CREATE INDEX REFILL_SOLICITUDES_ESTADO ON REFILL_SOLICITUDES (ESTADO, ID DESC)`,
];
