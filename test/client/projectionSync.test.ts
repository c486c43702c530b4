import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createMemoryHost } from '../../renderer/host/memoryHost.ts';
import type { ChannelListener } from '../../renderer/room/Channels.ts';
import { deviceEnvironment } from '../../renderer/room/environment.ts';
import { ProjectionReader } from '../../renderer/room/ProjectionReader.ts';
import { ProjectionSync } from '../../renderer/room/ProjectionSync.ts';
import { RoomLink } from '../../renderer/room/RoomLink.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { PROJECTION_KEYS, type Projection } from '../../shared/protocol/projection.ts';
import { AN, Network, SESSION } from './support/House.ts';

test('the copy of the desk does not come back while who left it has not seen the room yet', async () => {
  const { docs, connect } = createMemoryHost(new Network());
  const environment = deviceEnvironment();
  const link = new RoomLink({ connect, roomUrl: 'http://127.0.0.1:1', token: '', environment });
  const opened: ChannelListener[] = [];
  link.openChannel = (_, listener) => {
    opened.push(listener);
    return { send: () => undefined, close: () => undefined };
  };
  const stored = new Y.Doc();
  stored.getMap('session').set('epoch', 1);
  await docs.append(`k/desk/${SESSION}`, Y.encodeStateAsUpdate(stored), false);
  const options = { sessionId: SESSION, memberId: AN, docs, keyPrefix: 'k/', link, environment };
  const reader = new ProjectionReader<Projection>(PROJECTION_KEYS, 'about');
  const projection = new ProjectionSync(options, 'desk', reader);
  await projection.start();
  expect(opened).toHaveLength(1);
  opened[0]!.closed(CLOSE.forbidden, '');
  await expect.poll(() => opened.length).toBe(2);
  await projection.close();
  expect(await docs.keys('k/')).toEqual([]);
});
