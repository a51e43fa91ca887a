import { routes } from '../../shared/api/routes';
import { defineAction } from './defineAction';

/** Says that a supply ran out (*se acabó*), or that there is some again. */
export const markInsumo = defineAction({
  subject: ({ id }: { id: number; agotado: boolean }) => `insumo:${id}`,
  async run({ api, state }, { id, agotado }: { id: number; agotado: boolean }, key) {
    const insumo = await api.call(
      routes.markInsumo,
      { params: { id }, body: { agotado } },
      { key },
    );
    state().markInsumo(insumo.id, insumo.agotado);
    return insumo;
  },
});
