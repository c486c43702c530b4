/*
 * Keeps the application's own files, so that it starts without the room. Never keeps anything of the room:
 * files and documents live in the application's own stores, which can also take them back.
 */
const LIST = 'shell.json';
const PREFIX = 'shell-';
const NAVIGATION_WAIT_MS = 4000;
const scope = new URL(self.registration.scope);

function isShell(url) {
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return false;
  const path = url.pathname.slice(scope.pathname.length);
  return !/^(api|sync)(\/|$)/.test(path) && path !== 'healthz' && path !== 'sw.js' && path !== LIST;
}

/** Names the cache after what it holds (FNV-1a): another build, another cache. */
function cacheName(text) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return PREFIX + (hash >>> 0).toString(36);
}

async function currentCache() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !name.endsWith('-new'));
  return names.length === 0 ? null : caches.open(names[names.length - 1]);
}

/** Fetches the build's list of files; when it is another build, keeps all of it before letting go of the old one. */
async function refresh() {
  const answer = await fetch(new URL(LIST, scope), { cache: 'no-store' });
  if (!answer.ok) throw new Error(`the list of files answered ${answer.status}`);
  const text = await answer.text();
  const name = cacheName(text);
  if (await caches.has(name)) return;
  const files = JSON.parse(text).files.filter((file) => !/\.(html|woff|map)$/.test(file));
  const wanted = ['./', 'manifest.webmanifest', 'icon.svg', ...files];
  await caches.delete(`${name}-new`);
  const building = await caches.open(`${name}-new`);
  await building.addAll(wanted.map((file) => new Request(new URL(file, scope), { cache: 'no-cache' })));
  const finished = await caches.open(name);
  for (const request of await building.keys()) {
    const response = await building.match(request);
    if (response) await finished.put(request, response);
  }
  for (const old of await caches.keys()) {
    if (old.startsWith(PREFIX) && old !== name) await caches.delete(old);
  }
}

function within(promise, milliseconds) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), milliseconds)),
  ]);
}

/** The page comes from the room when it answers, else from here; its nonce and policy stay together. */
async function page(request) {
  try {
    const response = await within(fetch(request), NAVIGATION_WAIT_MS);
    if (response.ok) return response;
  } catch {
    // Without the room: the kept page below.
  }
  const cache = await currentCache();
  const kept = cache && (await cache.match(new URL('./', scope)));
  return kept ?? fetch(request);
}

/** Names of built files carry their hash, so a kept one is never stale. */
async function part(request) {
  const cache = await currentCache();
  const kept = cache && (await cache.match(request));
  if (kept) return kept;
  const response = await fetch(request);
  if (cache && response.ok && response.type === 'basic') await cache.put(request, response.clone());
  return response;
}

self.addEventListener('install', (event) => {
  event.waitUntil(refresh().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || request.headers.has('range') || !isShell(new URL(request.url))) return;
  if (request.mode === 'navigate') {
    event.respondWith(page(request));
    event.waitUntil(
      refresh().catch(() => {
        // Without the room there is nothing newer to keep.
      }),
    );
    return;
  }
  event.respondWith(part(request));
});
