import { cpSync, createReadStream, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize, resolve, sep } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

/** What pdf.js reads while it works: image decoders, character maps, standard fonts, colour profiles. */
const FOLDERS = ['wasm', 'cmaps', 'standard_fonts', 'iccs'] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.wasm': 'application/wasm',
  '.js': 'text/javascript',
  '.bcmap': 'application/octet-stream',
};

/** Puts pdf.js's data beside the bundle, in `pdfjs/`, and serves it in development. */
export function pdfAssets(): Plugin {
  const source = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  let config: ResolvedConfig;
  return {
    name: 'pdf-assets',
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      server.middlewares.use(`${server.config.base}pdfjs`, (request, response, next) => {
        const path = normalize(decodeURIComponent((request.url ?? '').split('?')[0] ?? ''));
        const file = join(source, path);
        const folder = path.split(sep)[1] ?? '';
        if (!FOLDERS.some((name) => name === folder) || !existsSync(file)) return next();
        const type = TYPES[file.slice(file.lastIndexOf('.'))] ?? 'application/octet-stream';
        response.setHeader('Content-Type', type);
        createReadStream(file).pipe(response);
      });
    },
    writeBundle() {
      const target = resolve(config.root, config.build.outDir, 'pdfjs');
      for (const folder of FOLDERS) cpSync(join(source, folder), join(target, folder), { recursive: true });
    },
  };
}
