import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { routes, voucherImagePath } from '../../../shared/api/routes';
import { maxVoucherImageBytes } from '../../../shared/api/vouchers';
import { idParamsSchema } from '../../../shared/api/common';
import { notFound } from '../../problem';
import { approveVoucher, rejectVoucher } from '../../services/voucherReview';
import { getVoucher, getVoucherImage, listVouchers } from '../../services/voucherRead';
import { createVoucher } from '../../services/voucherUpload';
import { admit, callerOf } from '../access';
import type { HttpDeps } from '../deps';
import { registerChange, registerPreparedChange, registerRead } from '../registerRoute';
import { readVoucherForm } from '../voucherForm';

/** Payment vouchers: list, one, its picture, upload, approve, reject. */
export async function registerVouchers(app: FastifyInstance, deps: HttpDeps): Promise<void> {
  registerRead(app, deps, routes.listVouchers, (manager, caller, { query }) =>
    listVouchers(manager, caller, query),
  );
  registerRead(app, deps, routes.getVoucher, (manager, caller, { params }) =>
    getVoucher(manager, caller, params.id),
  );
  registerChange(app, deps, routes.approveVoucher, (tx, caller, { params }) =>
    approveVoucher(tx, caller, params.id),
  );
  registerChange(app, deps, routes.rejectVoucher, (tx, caller, { params, body }) =>
    rejectVoucher(tx, caller, params.id, body.motivo),
  );
  registerImage(app, deps);
  // In a scope of its own, because this is the one route that takes multipart, and it takes nothing else.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(multipart, {
      limits: {
        fileSize: maxVoucherImageBytes,
        files: 1,
        fields: 20,
        fieldSize: 4_000,
        fieldNameSize: 100,
        parts: 21,
      },
    });
    registerPreparedChange(scope, deps, routes.uploadVoucher, {
      async prepare(_input, request) {
        const { fields, image } = await readVoucherForm(request);
        return { fields, image: await deps.images.store(image) };
      },
      work: (tx, caller, _input, { fields, image }) => createVoucher(tx, caller, fields, image),
    });
  });
}

/** The picture: bytes, so it is not part of the table of JSON routes. */
function registerImage(app: FastifyInstance, deps: HttpDeps): void {
  const { access } = routes.getVoucher;
  app.get(voucherImagePath, {
    onRequest: (request) => admit(request, access, deps.auth.authenticator),
    handler: async (request, reply) => {
      const params = idParamsSchema.safeParse(request.params);
      if (!params.success) throw notFound('Ese comprobante');
      const { id } = params.data;
      const image = await getVoucherImage(deps.dataSource.manager, callerOf(request), id);
      const bytes = await deps.images.read(image.address);
      if (!bytes) throw notFound(`La imagen del comprobante #${id}`);
      return reply
        .header('cache-control', 'private, max-age=86400')
        .header('content-disposition', 'inline')
        .type(image.contentType)
        .send(bytes);
    },
  });
}
