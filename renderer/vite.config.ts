import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import manifest from '../package.json' with { type: 'json' };

/** Where `vite` finds a running broker while screens are being worked on. */
const broker = process.env['CAMPANA_DEV_BROKER'] ?? 'http://127.0.0.1:8765';

/** What Vite puts into the head of the built page: scripts, what they import, style sheets. */
const loadingTags =
  /^ *<(?:script type="module"|link rel="modulepreload"|link rel="stylesheet")[^\n]*\n/gm;

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the same files work under the broker's address and under the desktop's own scheme.
  base: './',
  plugins: [react(), paintFirst()],
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The oldest Chrome the desktop app runs on.
    target: 'chrome114',
    // Fonts and pictures stay files: the content security policy allows no inline ones.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      // Not the sources in the folder of the same name.
      '^/api/(?!.*\\.tsx?($|\\?))': broker,
      '/auth': broker,
      '/health': broker,
      '/broadcast': broker,
      '/ws': { target: broker, ws: true },
    },
  },
});

/**
 * Moves everything that loads into a template, from where `public/start.js` takes it after the first
 * frame. In the desktop app the process that serves these files is the one that puts frames on the
 * screen: with thirty of them asked for at once the first frame came a third later.
 */
function paintFirst(): Plugin {
  return {
    name: 'campana:paint-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const tags = html.match(loadingTags) ?? [];
        if (tags.length === 0) throw new Error('The built page loads nothing that could be moved.');
        return html
          .replace(loadingTags, '')
          .replace(
            /^ *<\/body>/m,
            `    <template>\n${tags.join('')}    </template>\n    <script src="./start.js"></script>\n  </body>`,
          );
      },
    },
  };
}
