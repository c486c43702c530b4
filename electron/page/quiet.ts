import { app } from 'electron';

const SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-pings',
  'no-first-run',
] as const;

const FEATURES_OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'Translate',
] as const;

/** Before the application is ready: Chromium reaches for nothing but the rooms. */
export function silenceChromium(): void {
  for (const name of SWITCHES) app.commandLine.appendSwitch(name);
  const given = app.commandLine.getSwitchValue('disable-features');
  const features = [...FEATURES_OFF, ...(given === '' ? [] : [given])].join(',');
  app.commandLine.appendSwitch('disable-features', features);
  app.userAgentFallback = plainUserAgent(app.userAgentFallback);
}

/** When ready: names are resolved by the system, never by a resolver on the Internet. */
export function resolveBySystemOnly(): void {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
}

/**
 * Electron puts the product's name into the user agent, where Vietnamese letters make requests fail: a
 * header holds Latin-1 only. Leaves out every word that is not plain ASCII.
 */
function plainUserAgent(userAgent: string): string {
  return userAgent
    .split(' ')
    .filter((word) => /^[\x21-\x7e]+$/.test(word))
    .join(' ');
}
