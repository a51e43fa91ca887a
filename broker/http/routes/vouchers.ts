import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { fileRoutes, routes } from '../../../shared/api/routes';
import { maxVoucherImageBytes } from '../../../shared/api/vouchers';
import { refusalProblem } from '../../media/judgeFile';
import { receivePago } from '../../services/pagos';
import { changeVoucher } from '../../services/voucherChange';
import { approveVoucher, rejectVoucher } from '../../services/voucherReview';
import { addressOfVoucherImage, getVoucher, listVouchers } from '../../services/voucherRead';
import { createVoucher } from '../../services/voucherUpload';
import type { HttpDeps } from '../deps';
import { registerFile } from '../fileRoute';
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
  registerChange(app, deps, routes.changeVoucher, (tx, caller, { params, body }) =>
    changeVoucher(tx, caller, params.id, body),
  );
  registerChange(app, deps, routes.reportPago, (tx, caller, { body }) =>
    receivePago(tx, caller, body),
  );
  registerChange(app, deps, routes.approveVoucher, (tx, caller, { params }) =>
    approveVoucher(tx, caller, params.id),
  );
  registerChange(
    app,
    deps,
    routes.rejectVoucher,
    (tx, caller, { params, body }) => rejectVoucher(tx, caller, params.id, body.motivo),
    // The customer is told at once.
    deps.whatsapp.wake,
  );
  registerFile(app, deps, fileRoutes.voucherImage, {
    find: addressOfVoucherImage,
    read: (address) => deps.media.read(address),
  });
  registerFile(app, deps, fileRoutes.voucherThumbnail, {
    find: addressOfVoucherImage,
    read: (address) => deps.media.thumbnail(address),
  });
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
        const stored = await deps.media.store(image);
        if (!stored.ok) throw refusalProblem(stored.error);
        return { fields, image: stored.value };
      },
      work: (tx, caller, _input, { fields, image }) => createVoucher(tx, caller, fields, image),
    });
  });
}
