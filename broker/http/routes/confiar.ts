import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { BrokerTls } from '../../tls/openTls';

/** The page that explains how a device learns to trust this server. */
export const trustPath = '/confiar';

const style = `body{font:18px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#2b2723;background:#f7f2ea}
a{color:#7a4f10}code{font-size:1.2em;font-weight:700;letter-spacing:.05em}.boton{display:inline-block;padding:.8rem 1.4rem;border-radius:10px;background:#7a4f10;color:#fff;text-decoration:none;font-weight:700}
h1,h2{line-height:1.2}li{margin:.3rem 0}`;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`;

/** The page, and the certificate to download. Readable without TLS: nobody trusts it yet. */
export function registerConfiar(app: FastifyInstance, tls: BrokerTls | null): void {
  const authority = tls?.authority;
  if (!authority) return;
  app.get(trustPath, async (request, reply) => {
    const host = request.headers.host ?? '';
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .send(pageOf(host, authority.fingerprint));
  });
  app.get(`${trustPath}/campana-ca.crt`, async (_request, reply) =>
    reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="campana-ca.crt"')
      .send(authority.cert),
  );
}

/** `host` was checked: it is one this server answers to. */
function pageOf(host: string, fingerprint: string): string {
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Confiar en Campana</title><style>${style}</style></head><body><main>
<h1>Confiar en este servidor</h1>
<p>Campana cifra lo que viaja por la red con un certificado propio del restaurante. Instálelo una vez en cada equipo.</p>
<ol><li><a class="boton" href="${trustPath}/campana-ca.crt">Descargar el certificado</a></li>
<li>Compare su huella con la que muestra el servidor (Monitor › Pantallas › Conectar otra pantalla):<br><code>${fingerprint}</code></li>
<li>Instálelo como se explica abajo para su equipo.</li>
<li><a href="https://${host}/">Abrir Campana con https</a></li></ol>
<h2>Windows</h2><p>Abra el archivo → <b>Instalar certificado</b> → Equipo local → «Entidades de certificación raíz de confianza».</p>
<h2>Android</h2><p>Ajustes → Seguridad → Cifrado y credenciales → Instalar un certificado → Certificado de CA.</p>
<h2>iPhone y iPad</h2><p>Ajustes → Perfil descargado → Instalar; después General → Información → Ajustes de confianza de certificados.</p>
<h2>Mac</h2><p>Abra el archivo con Acceso a Llaveros, búsquelo y elija <b>Confiar siempre</b>.</p>
<h2>Linux</h2><p>Chrome: Configuración → Privacidad y seguridad → Seguridad → Administrar certificados → Entidades → Importar.</p>
</main></body></html>`;
}
