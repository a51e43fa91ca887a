import { InsumoEntity, ProductoEntity } from './catalog';
import { EventoEntity } from './eventos';
import { AlertaEntity, RefillEntity } from './kitchen';
import { PedidoEntity, PedidoItemEntity } from './pedidos';
import { SucursalEntity, UsuarioEntity } from './people';
import { SesionEntity } from './sessions';
import { VoucherEntity } from './vouchers';
import { BorradorEntity, ConversacionEntity, MensajeEntity, SalidaEntity } from './whatsapp';

/** Every entity the data source knows. */
export const entities = [
  SucursalEntity,
  UsuarioEntity,
  ProductoEntity,
  InsumoEntity,
  PedidoEntity,
  PedidoItemEntity,
  VoucherEntity,
  AlertaEntity,
  RefillEntity,
  EventoEntity,
  SesionEntity,
  ConversacionEntity,
  MensajeEntity,
  BorradorEntity,
  SalidaEntity,
];
