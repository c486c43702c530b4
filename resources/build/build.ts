import { rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build as viteBuild, type InlineConfig, type Plugin } from 'vite';
import { generateSample } from '../sample/generate.ts';
import { DIST, PROJECT } from './paths.ts';
import { digestOf, unlessFresh } from './stale.ts';

/** What is built, from what, into which folder of `dist`. */
interface Part {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly make: () => Promise<void>;
}

const CONFIGURATION = ['package.json', 'package-lock.json', 'vite.config.ts', 'resources/build'];

const PARTS: readonly Part[] = [
  {
    name: 'renderer',
    inputs: [...CONFIGURATION, 'renderer', 'shared'],
    make: () =>
      viteBuild({ configFile: join(PROJECT, 'vite.config.ts'), logLevel: 'warn' }).then(() => undefined),
  },
  {
    name: 'server',
    inputs: [...CONFIGURATION, 'server', 'shared'],
    make: () => bundleServer('server'),
  },
  {
    name: 'electron',
    inputs: [...CONFIGURATION, 'electron', 'shared'],
    make: async () => {
      await nodeBundle('electron', { main: 'electron/main.ts' }, 'es');
      await nodeBundle('electron', { preload: 'electron/preload.ts' }, 'cjs');
    },
  },
  {
    name: 'sample',
    inputs: ['package.json', 'resources/sample', 'resources/fonts', 'shared/protocol'],
    make: async () => {
      await rm(join(DIST, 'sample'), { recursive: true, force: true });
      await generateSample(join(DIST, 'sample'));
    },
  },
];

/** Builds what is stale. `only` names parts; all when it is empty. Answers the parts that were built. */
export async function build(only: readonly string[] = [], force = false): Promise<string[]> {
  const built: string[] = [];
  for (const part of PARTS) {
    if (only.length > 0 && !only.includes(part.name)) continue;
    const stamp = join(DIST, `.${part.name}.stamp`);
    if (force) await rm(stamp, { force: true });
    if (await unlessFresh(stamp, await digestOf(part.inputs), part.make)) built.push(part.name);
  }
  return built;
}

/** Bundles the room server and its commands into a folder of `dist`; tests hand in plugins that change it. */
export async function bundleServer(folder: string, plugins: Plugin[] = []): Promise<void> {
  const input = {
    main: 'server/main.ts',
    importFiles: 'server/importFiles.ts',
    exportRecord: 'server/exportRecord.ts',
  };
  await nodeBundle(folder, input, 'es', plugins);
}

async function nodeBundle(
  folder: string,
  input: Record<string, string>,
  format: 'es' | 'cjs',
  plugins: Plugin[] = [],
): Promise<void> {
  const bundleDependencies = format === 'cjs';
  const configuration: InlineConfig = {
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    ssr: bundleDependencies ? { noExternal: true, external: ['electron'] } : { external: true },
    build: {
      ssr: true,
      outDir: join(DIST, folder),
      emptyOutDir: format === 'es',
      target: 'node22',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input,
        external: (id) => id === 'electron' || isBuiltin(id),
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
  await viteBuild(configuration);
}

if (import.meta.main) {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const built = await build(names, process.argv.includes('--force'));
  console.log(
    built.length > 0
      ? `Đã dựng / built: ${built.join(', ')}`
      : 'Bản dựng đã là mới nhất / the build is up to date',
  );
}
