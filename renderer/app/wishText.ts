import type { TFunction } from 'i18next';
import type { Insumo } from '../../shared/api/catalog';
import type { Wish } from '../actions';

/** Says in a few words what a person asked for, e.g. "Aprobar Pedido #50". */
export function wishText(wish: Wish, t: TFunction, insumos: readonly Insumo[]): string {
  const insumo = (id: number) =>
    insumos.find((known) => known.id === id)?.nombre ?? t('labels.insumo', { id });
  switch (wish.name) {
    case 'createPedido':
      return t('queue.wish.createPedido', { cliente: wish.args.cliente ?? '' }).trim();
    case 'approvePedido':
      return t('queue.wish.approve', { thing: t('labels.pedido', { id: wish.args.id }) });
    case 'movePedido': {
      const { id, estado } = wish.args;
      const thing = t('labels.pedido', { id });
      return t('queue.wish.movePedido', { thing, estado: t(`estado.${estado}`) });
    }
    case 'sendAlerta': {
      const thing = t('labels.pedido', { id: wish.args.pedidoId });
      return t('queue.wish.sendAlerta', { thing, mensaje: wish.args.mensaje });
    }
    case 'readAlerta':
      return t('queue.wish.readAlerta', { thing: t('labels.alerta', { id: wish.args.id }) });
    case 'requestRefill':
      return t('queue.wish.requestRefill', { insumo: insumo(wish.args.insumoId) });
    case 'attendRefill':
      return t('queue.wish.attendRefill', { thing: t('labels.refill', { id: wish.args.id }) });
    case 'markInsumo':
      return t(wish.args.agotado ? 'queue.wish.insumoOut' : 'queue.wish.insumoBack', {
        insumo: insumo(wish.args.id),
      });
    case 'approveVoucher':
      return t('queue.wish.approve', { thing: t('labels.voucher', { id: wish.args.id }) });
    case 'changeVoucher':
      return t('queue.wish.changeVoucher', { thing: t('labels.voucher', { id: wish.args.id }) });
    case 'rejectVoucher':
      return t('queue.wish.reject', { thing: t('labels.voucher', { id: wish.args.id }) });
    case 'uploadVoucher':
      return t('queue.wish.uploadVoucher');
    case 'confirmBorrador':
      return t('queue.wish.confirmBorrador', { id: wish.args.id });
    case 'discardBorrador':
      return t('queue.wish.discardBorrador', { id: wish.args.id });
    case 'answerConversacion':
      return t('queue.wish.answer', { texto: wish.args.texto });
    case 'sendNotice':
      return t('queue.wish.sendNotice', { thing: t('labels.pedido', { id: wish.args.pedidoId }) });
    case 'linkImage':
      return t('queue.wish.linkImage', {
        thing: t('labels.pedido', { id: wish.args.pedidoId }),
      });
    case 'retrySalida':
      return t('queue.wish.retrySalida');
    case 'dismissSalida':
      return t('queue.wish.dismissSalida');
  }
}
