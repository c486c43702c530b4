import type { Plugin } from 'vite';

/**
 * Writes `shell.json`: what the service worker keeps so that the application starts without the room. Fonts
 * of alphabets that are not used and pdf.js's character maps are left out; they come when they are asked for.
 */
export function shellList(): Plugin {
  return {
    name: 'shell-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter(
        (name) => !name.endsWith('.map') && !name.endsWith('desktop.html'),
      );
      this.emitFile({
        type: 'asset',
        fileName: 'shell.json',
        source: JSON.stringify({ files: files.sort() }),
      });
    },
  };
}
