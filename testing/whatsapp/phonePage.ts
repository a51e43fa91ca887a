/** The phone's page: one file, no build, nothing from elsewhere. Texts are set as text, never as markup. */
export const phonePage = `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulador de WhatsApp · Campana</title>
<style>
  * { box-sizing: border-box; font: inherit }
  body { margin: 0; font: 16px/1.4 system-ui, sans-serif; background: #efe7db; color: #241f1a; display: flex; flex-direction: column; height: 100dvh }
  header { background: #2b2622; color: #fff; padding: 12px 16px }
  header strong { color: #f2c46d }
  header p { margin: 4px 0 8px; font-size: 14px }
  header label { margin-right: 12px; font-size: 14px }
  header input { padding: 6px 8px; border-radius: 6px; border: 1px solid #8a7f73; width: 11em }
  ol { list-style: none; margin: 0; padding: 16px; flex: 1; overflow-y: auto; display: flex; flex-direction: column; gap: 8px }
  li { max-width: 75%; padding: 8px 12px; border-radius: 12px; background: #fff; white-space: pre-wrap; overflow-wrap: anywhere }
  li.mine { align-self: flex-end; background: #f4d99b }
  li small { display: block; color: #5d544b; font-size: 12px }
  li img { max-width: 220px; max-height: 220px; display: block; border-radius: 6px }
  form { display: flex; gap: 8px; padding: 12px 16px; background: #fff; flex-wrap: wrap }
  form input[type=text] { flex: 1; min-width: 12em; padding: 12px; border: 1px solid #8a7f73; border-radius: 8px }
  button, .file { min-height: 44px; padding: 10px 16px; border: 0; border-radius: 8px; background: #8a5a12; color: #fff; cursor: pointer }
  .file { background: #5d544b } .file input { position: absolute; opacity: 0; width: 1px }
  .file:focus-within, button:focus-visible { outline: 3px solid #241f1a; outline-offset: 2px }
  #problem { color: #a3241c; padding: 0 16px; background: #fff; margin: 0 }
</style>
<header>
  <strong>Simulador: esto no es WhatsApp.</strong>
  <p>Nada sale de esta computadora. Escriba como un cliente; las respuestas del restaurante llegan aquí.</p>
  <label>Teléfono <input id="from" inputmode="numeric" value="51987654321"></label>
  <label>Nombre <input id="name" value="María Flores"></label>
</header>
<ol id="chat" aria-live="polite"></ol>
<p id="problem" role="alert"></p>
<form id="form">
  <input type="text" id="text" aria-label="Mensaje" placeholder="2 papas grandes y 1 inca kola" autocomplete="off">
  <button>Enviar</button>
  <label class="file">Foto o PDF<input type="file" id="file" accept="image/*,application/pdf"></label>
  <button type="button" id="order">Pedir del catálogo</button>
</form>
<script>
  const $ = (id) => document.getElementById(id);
  const who = () => 'from=' + encodeURIComponent($('from').value) + '&name=' + encodeURIComponent($('name').value);
  let shown = '';
  async function call(path, options) {
    const response = await fetch(path, options);
    const body = await response.json();
    $('problem').textContent = response.ok ? '' : body.mensaje;
    return body;
  }
  function line(message) {
    const item = document.createElement('li');
    item.className = message.mine ? 'mine' : '';
    if (message.picture) { const image = new Image(); image.src = message.picture; image.alt = 'Foto enviada'; item.append(image); }
    item.append(document.createTextNode(message.text));
    const small = document.createElement('small');
    small.textContent = new Date(message.at).toLocaleTimeString('es');
    item.append(small);
    return item;
  }
  async function refresh() {
    try {
      const messages = await (await fetch('/chat?' + who())).json();
      const text = JSON.stringify(messages);
      if (text !== shown) { shown = text; $('chat').replaceChildren(...messages.map(line)); $('chat').scrollTop = 1e9; }
    } catch { $('problem').textContent = 'El simulador se detuvo.'; }
  }
  $('form').onsubmit = async (event) => {
    event.preventDefault();
    const text = $('text').value.trim();
    if (!text) return;
    $('text').value = '';
    await call('/text?' + who(), { method: 'POST', body: text });
    refresh();
  };
  $('file').onchange = async () => {
    const file = $('file').files[0];
    if (file) await call('/file?' + who() + '&mime=' + encodeURIComponent(file.type) + '&filename=' + encodeURIComponent(file.name), { method: 'POST', body: file });
    $('file').value = '';
    refresh();
  };
  $('order').onclick = async () => { await call('/order?' + who(), { method: 'POST' }); refresh(); };
  setInterval(refresh, 700);
  refresh();
</script>
</html>`;
