import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from '../package.json' with { type: 'json' };

/** Where `vite` finds a running broker while screens are being worked on. */
const broker = process.env['CAMPANA_DEV_BROKER'] ?? 'http://127.0.0.1:8765';

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the same files work under the broker's address and under the desktop's own scheme.
  base: './',
  plugins: [react()],
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
