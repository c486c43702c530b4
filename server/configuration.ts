import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import type { LogLevel } from './createLogger.ts';
import { StartFault } from './startFault.ts';
import type { GivenCertificate } from './tls/readGivenCertificate.ts';

/** Everything that is read from outside, once, at the start. */
export interface Configuration {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Plain port of the authority's certificate: 0 for none, `null` for the one after the room's. */
  readonly caPort: number | null;
  /** `null` for the house's own authority. */
  readonly certificate: GivenCertificate | null;
  readonly dataFolder: string;
  /** Imported on the first start; `null` for none. */
  readonly sampleFolder: string | null;
  readonly rendererFolder: string | null;
  readonly version: string;
  readonly logLevel: LogLevel;
}

const DEFAULT_PORT = 8181;
/** A hall's devices reach the server over the network. */
const DEFAULT_HOST = '0.0.0.0';
const LOG_LEVELS: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug', 'trace'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Options come before environment variables, those before the defaults. `program` is the path of
 * `dist/server/main.js`, beside which the application and the sample lie. Throws `StartFault`.
 */
export function readConfiguration(
  args: readonly string[],
  environment: Environment,
  program: string,
): Configuration {
  const options = parse(args);
  const dist = dirname(dirname(resolve(program)));
  const noSample = options['no-sample'] === true || isSet(environment['PAPERLESS_NO_SAMPLE']);
  return {
    port: portOf(options.port ?? environment['PAPERLESS_PORT'] ?? String(DEFAULT_PORT)),
    host: options.host ?? environment['PAPERLESS_HOST'] ?? DEFAULT_HOST,
    caPort: optionalPortOf(options['ca-port'] ?? environment['PAPERLESS_CA_PORT']),
    certificate: certificateOf(
      options.cert ?? environment['PAPERLESS_CERT'],
      options.key ?? environment['PAPERLESS_KEY'],
    ),
    dataFolder: resolve(options.data ?? environment['PAPERLESS_DATA'] ?? 'data'),
    sampleFolder: noSample ? null : chosenOrBuilt(options.sample, join(dist, 'sample'), 'session.json'),
    rendererFolder: chosenOrBuilt(options.renderer, join(dist, 'renderer'), 'index.html'),
    version: packageJson.version,
    logLevel: levelOf(environment['PAPERLESS_LOG'] ?? 'warn'),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'ca-port': { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        data: { type: 'string' },
        sample: { type: 'string' },
        'no-sample': { type: 'boolean' },
        renderer: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new StartFault({
      kind: 'badOption',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A folder that was asked for is taken as it is, the built one only when it is there. */
function chosenOrBuilt(chosen: string | undefined, built: string, main: string): string | null {
  if (chosen !== undefined) return resolve(chosen);
  return existsSync(join(built, main)) ? built : null;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new StartFault({ kind: 'badOption', detail: `port ${text}` });
  return port;
}

function optionalPortOf(text: string | undefined): number | null {
  return text === undefined ? null : portOf(text);
}

function certificateOf(cert: string | undefined, key: string | undefined): GivenCertificate | null {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw new StartFault({ kind: 'badOption', detail: '--cert FILE --key FILE' });
  }
  return { cert: resolve(cert), key: resolve(key) };
}

function levelOf(text: string): LogLevel {
  const level = LOG_LEVELS.find((one) => one === text);
  if (level === undefined) throw new StartFault({ kind: 'badOption', detail: `PAPERLESS_LOG=${text}` });
  return level;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
