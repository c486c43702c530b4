import type { FileId, PollId, VoteId } from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import type { MarkedRow } from '../../shared/domain/slip.ts';
import { sitsAtDesk } from '../../shared/domain/rights.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import { PROJECTION_KEYS, SEAT_KEYS, type Projection, type Seat } from '../../shared/protocol/projection.ts';
import type { Host, RememberedSession } from '../host/Host.ts';
import { BALLOTS } from './ballotKind.ts';
import type { OwnBallot } from './Ballots.ts';
import { AnswerBox } from './AnswerBox.ts';
import { ChainWatch } from './ChainWatch.ts';
import { deviceEnvironment, type Environment } from './environment.ts';
import { FileDownloads } from './FileDownloads.ts';
import { FileMarks } from './FileMarks.ts';
import { KeptDrafts } from './KeptDrafts.ts';
import { OwnDevice } from './OwnDevice.ts';
import { ProjectionReader } from './ProjectionReader.ts';
import { ProjectionSync } from './ProjectionSync.ts';
import type { MarksOfFile, RoomClient } from './RoomClient.ts';
import { RoomLink } from './RoomLink.ts';
import { RoomRequests } from './RoomRequests.ts';
import { recordedText } from './recordedText.ts';
import { SavedTexts } from './SavedTexts.ts';
import { SavingQueue } from './SavingQueue.ts';
import { SignedBox } from './SignedBox.ts';
import { SLIPS } from './slipKind.ts';
import type { OwnSlip } from './Slips.ts';

/** Enters a session that this device has signed in to: works from the device at once, and with the room when it is there. */
export function createRoomClient(
  host: Host,
  session: RememberedSession,
  environment: Partial<Environment> = {},
): RoomClient {
  const client = new ConnectedRoom(host, session, { ...deviceEnvironment(), ...environment });
  return client.start();
}

class ConnectedRoom {
  readonly #host: Host;
  readonly #session: RememberedSession;
  readonly #environment: Environment;
  readonly #link: RoomLink;
  readonly #requests: RoomRequests;
  readonly #queue: SavingQueue;
  readonly #projection: ProjectionSync<Projection>;
  readonly #seat: ProjectionSync<Seat>;
  readonly #downloads: FileDownloads;
  readonly #device: OwnDevice;
  readonly #watch: ChainWatch;
  readonly #ballots: SignedBox<VoteId, { readonly choice: Choice }, OwnBallot>;
  readonly #texts: SavedTexts;
  readonly #slips: SignedBox<PollId, { readonly marks: readonly MarkedRow[] }, OwnSlip>;
  readonly #answers: AnswerBox;
  readonly #openMarks = new Map<FileId, { readonly marks: FileMarks; openers: number }>();
  #remembered: RememberedSession;
  #left = false;

  constructor(host: Host, session: RememberedSession, environment: Environment) {
    this.#host = host;
    this.#session = session;
    this.#remembered = session;
    this.#environment = environment;
    const { roomUrl, token, sessionId, member } = session;
    const { connect, docs } = host;
    const keyPrefix = `${sessionId}/${member.id}/`;
    const link = new RoomLink({ connect, roomUrl, token, environment });
    const shared = { docs, link, environment, keyPrefix };
    this.#link = link;
    this.#requests = new RoomRequests({
      connect,
      roomUrl,
      sessionId,
      token,
      environment,
      link,
      onSignedOut: () => link.signedOut(),
    });
    this.#queue = new SavingQueue({ ...shared, isOwn: (name) => isOwnMarks(name, session) });
    const own = { ...shared, sessionId, memberId: member.id };
    this.#projection = new ProjectionSync(
      own,
      sitsAtDesk(member) ? 'desk' : 'room',
      new ProjectionReader<Projection>(PROJECTION_KEYS, 'about'),
    );
    this.#seat = new ProjectionSync(own, 'seat', new ProjectionReader<Seat>(SEAT_KEYS, 'epoch'));
    this.#downloads = new FileDownloads({
      files: host.files,
      source: { roomUrl, token },
      projection: this.#projection.contents,
      connection: link.state,
      environment,
    });
    const projection = this.#projection.contents;
    const seen = { ...shared, sessionId, projection, connection: link.state, requests: this.#requests };
    this.#device = new OwnDevice({ identity: host.identity, sessionId, memberId: member.id, projection });
    this.#watch = new ChainWatch(seen);
    const signed = { ...seen, memberId: member.id, watch: this.#watch, device: this.#device };
    this.#ballots = new SignedBox(BALLOTS, signed);
    this.#slips = new SignedBox(SLIPS, signed);
    const seat = this.#seat.contents;
    this.#texts = new SavedTexts({
      ...{ docs, keyPrefix, environment, connection: link.state },
      recorded: (key) => recordedText(key, projection.get(), seat.get()),
      onRecord(listener) {
        const stops = [projection.subscribe(listener), seat.subscribe(listener)];
        return () => stops.forEach((stop) => stop());
      },
      send: (command) => this.#requests.send(command),
    });
    this.#answers = new AnswerBox({
      ...seen,
      seat: this.#seat.contents,
      seatIsCurrent: this.#seat.isCurrent,
      now: () => link.now(),
    });
  }

  start(): RoomClient {
    const projection = this.#projection.contents;
    projection.subscribe(() => this.#follow(projection.get()));
    void this.#projection.start();
    void this.#seat.start();
    this.#queue.start();
    void this.#texts.start();
    this.#device.start();
    void this.#watch.start().then(() => {
      this.#ballots.start();
      this.#slips.start();
    });
    this.#answers.start();
    this.#link.start();
    return {
      session: this.#session,
      connection: this.#link.state,
      saving: this.#queue.saving,
      projection,
      isCurrent: this.#projection.isCurrent,
      seat: this.#seat.contents,
      downloads: this.#downloads,
      ballots: {
        own: this.#ballots.own,
        device: this.#device.standing,
        trust: this.#watch.trust,
        cast: (voteId, choice) => this.#ballots.cast(voteId, { choice }),
        consentTo: (deviceId) => this.#device.consentTo(deviceId),
      },
      slips: {
        own: this.#slips.own,
        cast: (pollId, marks) => this.#slips.cast(pollId, { marks }),
      },
      texts: this.#texts,
      answers: this.#answers,
      drafts: new KeptDrafts(this.#host.docs, `${this.#session.sessionId}/${this.#session.member.id}/`),
      presentation: this.#link.presentation,
      now: () => this.#link.now(),
      send: (command) => this.#requests.send(command),
      upload: (file, onProgress, signal) => this.#requests.upload(file, onProgress, signal),
      issueCodes: (memberIds) => this.#requests.issueCodes(memberIds),
      codeHolders: () => this.#requests.codeHolders(),
      door: (sittingId) => this.#requests.door(sittingId),
      statistics: () => this.#requests.statistics(),
      earlierPromises: () => this.#requests.earlierPromises(),
      readFile: async (content, begin, end) => {
        const { roomUrl, token } = this.#session;
        const bytes = await this.#host.files.read(content, { roomUrl, token }, begin, end);
        this.#downloads.noteRead(content);
        return bytes;
      },
      openMarks: (fileId) => this.#openMarksOf(fileId),
      leave: () => this.#leave(),
      close: () => {
        void this.#close();
      },
    };
  }

  #openMarksOf(fileId: FileId): MarksOfFile {
    let open = this.#openMarks.get(fileId);
    if (open === undefined) {
      const marks = new FileMarks({
        fileId,
        me: this.#session.member.id,
        groupId: this.#remembered.member.groupId,
        pool: this.#queue.pool,
        projection: this.#projection.contents,
        randomId: () => this.#environment.randomId(),
      });
      open = { marks, openers: 0 };
      this.#openMarks.set(fileId, open);
    }
    const counted = open;
    counted.openers += 1;
    let isOpen = true;
    return counted.marks.view(() => {
      if (!isOpen) return;
      isOpen = false;
      counted.openers -= 1;
      if (counted.openers > 0) return;
      counted.marks.close();
      this.#openMarks.delete(fileId);
    });
  }

  /** Keeps in mind on this device what the session is called and who one is in it. */
  #follow(projection: Projection | null): void {
    if (projection === null || this.#left) return;
    const { council, details } = projection.session.about;
    const before = this.#remembered;
    const me = projection.members[before.member.id];
    if (me !== undefined) this.#projection.turnTo(sitsAtDesk(me) ? 'desk' : 'room');
    const same =
      before.title === details.title && before.councilName === council.name && sameMember(before.member, me);
    if (same) return;
    const member = me === undefined ? before.member : withoutOrder(me);
    this.#remembered = { ...before, title: details.title, councilName: council.name, member };
    this.#host.identity
      .remember(this.#remembered)
      .catch((error: unknown) => console.error('the device did not remember the session', error));
  }

  async #leave(): Promise<void> {
    this.#left = true;
    const { roomUrl, sessionId, member } = this.#session;
    try {
      await this.#requests.signOut();
    } catch (error) {
      // Leaving this device must work without the room; the token then ends by its date.
      console.warn('the room was not told of the leave', error);
    }
    await this.#close();
    await this.#host.identity.forget(roomUrl, sessionId, member.id);
  }

  async #close(): Promise<void> {
    for (const { marks } of this.#openMarks.values()) marks.close();
    this.#openMarks.clear();
    this.#downloads.close();
    this.#link.close();
    this.#device.close();
    await Promise.all([
      this.#queue.close(),
      this.#projection.close(),
      this.#seat.close(),
      this.#watch.close(),
      this.#ballots.close(),
      this.#slips.close(),
      this.#texts.close(),
      this.#answers.close(),
    ]);
  }
}

function isOwnMarks(name: string, session: RememberedSession): boolean {
  const document = parseDocumentName(name);
  return document?.kind === 'marks' && document.authorId === session.member.id;
}

type Member = RememberedSession['member'];

function withoutOrder({ id, name, position, roles, groupId, committeeIds }: Member): Member {
  return { id, name, position, roles, groupId, committeeIds };
}

function sameMember(a: Member, b: Member | undefined): boolean {
  return b === undefined || JSON.stringify(withoutOrder(a)) === JSON.stringify(withoutOrder(b));
}
