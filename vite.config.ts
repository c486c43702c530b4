import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { pdfAssets } from './renderer/pdf/vitePdfAssets.ts';
import { shellList } from './resources/build/shellList.ts';

/** The React application: one bundle, entered by `index.html` in a browser and `desktop.html` in Electron. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react(), pdfAssets(), shellList()],
  html: { cspNonce: 'CSP_NONCE_PLACEHOLDER' },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    chunkSizeWarningLimit: 2000,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: resolve(import.meta.dirname, 'renderer/index.html'),
        desktop: resolve(import.meta.dirname, 'renderer/desktop.html'),
      },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8181', '/sync': { target: 'ws://127.0.0.1:8181', ws: true } },
  },
});
