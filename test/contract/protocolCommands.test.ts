import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HDND } from '../../shared/domain/rulePack.ts';
import { command, commandAnswer, commandRequest } from '../../shared/protocol/commands.ts';
import { line, memberId, optionalLine, paragraph } from '../../shared/protocol/schema.ts';

describe('commands', () => {
  const content = {
    sha256: 'a'.repeat(64),
    bytes: 20_000,
    chunkBytes: 16_384,
    chunks: ['b'.repeat(64), 'c'.repeat(64)],
  };
  const addFile = {
    type: 'addFile',
    fileId: 't1',
    itemId: 'n1',
    title: 'Tờ trình',
    kind: 'submission',
    versionId: 'v1',
    fileName: 'to-trinh.pdf',
    content,
  };

  const SIGNATURE = `${'A'.repeat(86)}==`;
  const enrolDevice = {
    type: 'enrolDevice',
    deviceId: 'a'.repeat(64),
    publicKey: 'MCowBQYDK2VwAyEA+/0=',
    name: 'Máy tính bảng',
    consent: null,
  };
  const openSitting = { type: 'openSitting', sittingId: 's1', pack: HDND };
  const callRoll = {
    type: 'callRoll',
    sittingId: 's1',
    entries: [{ memberId: 'm1', presence: 'absentWithLeave' }],
  };
  const makeMotion = {
    type: 'makeMotion',
    motionId: 'q1',
    itemId: 'n1',
    fileId: 't1',
    versionId: 'v1',
    title: 'Nghị quyết',
    kind: 'resolution',
  };
  const castBallot = {
    type: 'castBallot',
    voteId: 'b1',
    choice: 'abstain',
    serial: 1,
    deviceId: 'a'.repeat(64),
    signature: SIGNATURE,
  };
  const callSpeaker = {
    type: 'callSpeaker',
    speechId: 'p1',
    room: 'hall',
    itemId: 'n1',
    speaker: { kind: 'member', memberId: 'm1' },
    kind: 'explanation',
    topic: 'Về thu ngân sách',
    seconds: null,
    after: null,
  };
  const askQuestion = {
    type: 'askQuestion',
    questionId: 'q1',
    slip: {
      to: { kind: 'named', name: 'Bà Trần Thị Hạnh', position: 'Giám đốc Sở Tài chính' },
      itemId: 'n1',
      topic: 'Thu gom rác',
      text: 'Đề nghị cho biết giải pháp\nvà thời hạn.',
    },
  };
  const answerQuestion = {
    type: 'answerQuestion',
    questionId: 'q1',
    answer: { text: 'Sở đã trình phương án', fileId: 'f1' },
  };
  const recordPromise = {
    type: 'recordPromise',
    promiseId: 'h1',
    questionId: null,
    speechId: 'p1',
    text: 'Trả lời bằng văn bản',
    owner: { kind: 'member', memberId: 'm1' },
    dueAt: 2,
  };
  const carried = {
    promiseId: 'h2',
    origin: { sessionId: 'k1', promiseId: 'h1' },
    text: 'Trả lời bằng văn bản',
    owner: { kind: 'named', name: 'Ông A', position: '' },
    ...{ madeAt: 1, dueAt: 2 },
  };
  const quorum = (numerator: number, denominator: number) => ({
    ...openSitting,
    pack: { ...HDND, quorum: { share: { numerator, denominator }, strict: false } },
  });

  test.each([
    addFile,
    { type: 'publish' },
    { type: 'moveItem', itemId: 'n1', sittingId: 's1', before: null },
    { type: 'setItemState', itemId: 'n1', state: 'running' },
    { type: 'addItem', itemId: 'n1', sittingId: 's1', title: 'Nội dung', rapporteur: '', minutes: 0 },
    enrolDevice,
    { ...enrolDevice, consent: { deviceId: 'c'.repeat(64), signature: SIGNATURE } },
    { type: 'approveDevice', deviceId: 'a'.repeat(64) },
    { type: 'revokeDevice', deviceId: 'a'.repeat(64) },
    openSitting,
    { type: 'closeSitting', sittingId: 's1' },
    callRoll,
    { type: 'declarePresence', sittingId: 's1' },
    { type: 'enterByDoor', sittingId: 's1', code: '048211' },
    {
      type: 'callRoll',
      sittingId: 's1',
      entries: [{ memberId: 'm1', presence: 'substituted', substitute: 'Trần Văn Tư' }],
    },
    { type: 'putRulePack', pack: { ...HDND, id: 'noi-quy', validFrom: '2026-03-01' } },
    { type: 'removeRulePack', packId: 'noi-quy' },
    { type: 'endMandate', memberId: 'm1', reason: 'resigned', decision: 'Nghị quyết 12' },
    {
      ...{ type: 'fillVacancy', decision: 'Nghị quyết 12' },
      member: {
        id: 'm9',
        name: 'Lê Thị Năm',
        position: '',
        roles: ['delegate'],
        groupId: null,
        committeeIds: [],
      },
    },
    { type: 'putSeatMap', seats: [{ id: 'g1', label: '1', x: 60, y: 0, memberId: null }] },
    { type: 'putSeatMap', seats: [], replaces: 'f00dfeed00c0ffee' },
    { type: 'askLeave', sittingId: 's1', reason: 'Đi công tác\nđến thứ sáu' },
    { type: 'decideLeave', sittingId: 's1', memberId: 'm1', granted: false },
    makeMotion,
    { type: 'removeMotion', motionId: 'q1' },
    { type: 'withdrawMotion', motionId: 'q1', reason: 'Người đề nghị rút' },
    { type: 'openVote', voteId: 'b1', motionId: 'q1', seconds: 5 },
    {
      ...{ type: 'openVote', voteId: 'b1', motionId: 'q1', seconds: 5, method: 'hands' },
      ...{ counters: ['m1', 'm2'], follows: 'b0', reason: 'Đếm nhầm' },
    },
    {
      ...{ type: 'makeMotions', itemId: 'i1', fileId: 'f1', versionId: 'v1', kind: 'resolution' },
      motions: [{ motionId: 'q1', title: 'Điều 1', scope: { kind: 'clause', label: 'Điều 1' } }],
    },
    {
      ...{ type: 'openVotes', batchId: 'l1', seconds: 5 },
      votes: [
        { voteId: 'b1', motionId: 'q1' },
        { voteId: 'b2', motionId: 'q2' },
      ],
    },
    {
      ...{ type: 'fallBackVote', voteId: 'b1', newVoteId: 'b2', method: 'paper' },
      ...{ reason: 'Mất mạng', counters: ['m1', 'm2'] },
    },
    { type: 'enterCount', voteId: 'b1', count: { for: 1, against: 0, abstain: 0 } },
    { type: 'remindVoters', voteId: 'b1' },
    { type: 'remindPoll', pollId: 'p1' },
    { type: 'closePoll', pollId: 'p1', reason: 'Đã chờ đủ' },
    { type: 'closeVote', voteId: 'b1', reason: 'Hai máy hết pin' },
    castBallot,
    { type: 'extendVote', voteId: 'b1', seconds: 7200 },
    { type: 'closeVote', voteId: 'b1' },
    { type: 'announceVote', voteId: 'b1' },
    { type: 'cancelVote', voteId: 'b1' },
    {
      ...{ type: 'announce', announcementId: 'a1', text: 'Mời họp\nlúc 14 giờ' },
      ...{ audience: { kind: 'group', groupId: 'g1' }, about: { kind: 'file', fileId: 't1' } },
    },
    { type: 'withdrawAnnouncement', announcementId: 'a1' },
    { type: 'callClerk', callId: 'c1', need: null },
    { type: 'takeCall', callId: 'c1' },
    { type: 'settleCall', callId: 'c1' },
    { type: 'answerInvitation', answer: { kind: 'attending' } },
    { type: 'answerInvitation', answer: { kind: 'absent', reason: 'Ốm', sittingIds: ['s1'] } },
    { type: 'remindInvitations', memberIds: ['m1'] },
    { type: 'askToPresent', fileId: 't1' },
    { type: 'startPresenting', memberId: 'm1', fileId: 't1', versionId: 'v1' },
    { type: 'stopPresenting' },
    { type: 'declineToPresent', memberId: 'm1' },
    { type: 'askToSpeak', requestId: 'r1', room: 'hall', itemId: 'n1', kind: 'rebuttal', topic: '' },
    { type: 'withdrawRequest', requestId: 'r1' },
    { type: 'raiseRequest', requestId: 'r1', raised: true },
    { type: 'setQueuePolicy', room: 'g1', policy: 'groups' },
    { type: 'giveFloor', requestId: 'r1', speechId: 'p1', seconds: null, after: 'p0' },
    callSpeaker,
    { ...callSpeaker, speaker: { kind: 'named', name: 'Ông A', position: '' }, seconds: 60 },
    { type: 'pauseFloor', speechId: 'p1' },
    { type: 'resumeFloor', speechId: 'p1' },
    { type: 'extendFloor', speechId: 'p1', seconds: 60 },
    { type: 'endFloor', speechId: 'p1', back: false },
    askQuestion,
    {
      ...{ ...askQuestion, type: 'reviseQuestion' },
      slip: { ...askQuestion.slip, text: 'a'.repeat(5000), itemId: null },
    },
    answerQuestion,
    { ...answerQuestion, answer: { text: 'Sở đã trình phương án', fileId: null } },
    { type: 'closeQuestion', questionId: 'q1' },
    { type: 'withdrawQuestion', questionId: 'q1' },
    { type: 'acceptQuestion', questionId: 'q1' },
    { type: 'returnQuestion', questionId: 'q1', reason: 'Trùng nội dung' },
    { type: 'moveQuestion', questionId: 'q1', before: null },
    {
      ...{ type: 'giveFloorOnQuestion', questionId: 'q1', itemId: 'n1', kind: 'followUp', speaker: null },
      ...{ speechId: 'p1', seconds: null, after: null },
    },
    recordPromise,
    {
      ...{ type: 'changePromise', promiseId: 'h1', text: 'Khởi công' },
      ...{ owner: recordPromise.owner, dueAt: 3 },
    },
    { type: 'settlePromise', promiseId: 'h1', note: 'Đã trả lời bằng văn bản' },
    { type: 'reopenPromise', promiseId: 'h1' },
    { type: 'carryPromises', promises: [carried] },
  ])('$type is accepted as it is', (value) => {
    expect(command.parse(value)).toEqual(value);
  });

  test('spaces of a door code are for the eyes only', () => {
    const value = { type: 'enterByDoor', sittingId: 's1', code: ' 048 211' };
    expect(command.parse(value)).toMatchObject({ code: '048211' });
  });

  test.each([
    ['a door code of letters', { type: 'enterByDoor', sittingId: 's1', code: '04821a' }],
    ['a mandate that ends for nothing', { type: 'endMandate', memberId: 'm1', reason: '', decision: 'x' }],
    [
      'a mandate that ends without a decision',
      { type: 'endMandate', memberId: 'm1', reason: 'died', decision: '' },
    ],
    ['a pack of the 30th of February', { type: 'putRulePack', pack: { ...HDND, validFrom: '2026-02-30' } }],
    ['a pack that lacks its limits', { type: 'putRulePack', pack: { ...HDND, limits: {} } }],
    [
      'a seat beside the plan',
      { type: 'putSeatMap', seats: [{ id: 'g', label: '', x: -1, y: 0, memberId: null }] },
    ],
    ['a seat map that replaces something else', { type: 'putSeatMap', seats: [], replaces: 'the old one' }],
    ['a call for coffee', { type: 'callClerk', callId: 'c1', need: 'coffee' }],
    [
      'an absence without a reason',
      { type: 'answerInvitation', answer: { kind: 'absent', reason: '', sittingIds: ['s1'] } },
    ],
    ['an unknown type', { type: 'overthrow' }],
    ['no type', {}],
    ['null', null],
    ['a list', [addFile]],
    ['a key too many', { type: 'publish', actor: 'm1' }],
    ['a key too few', { type: 'removeFile' }],
    ['an id with a slash', { type: 'removeFile', fileId: '../t1' }],
    ['the id __proto__', { type: 'removeFile', fileId: '__proto__' }],
    ['an empty id', { type: 'removeFile', fileId: '' }],
    ['an id with a line break', { type: 'removeFile', fileId: 't1\n' }],
    ['an unknown state', { type: 'setItemState', itemId: 'n1', state: 'burning' }],
    [
      'a fraction of a minute',
      { type: 'changeItem', itemId: 'n1', title: 'x', rapporteur: '', minutes: 0.5 },
    ],
    ['minutes below zero', { type: 'changeItem', itemId: 'n1', title: 'x', rapporteur: '', minutes: -1 }],
    ['an empty title', { ...addFile, title: '  ' }],
    ['a title with a control character', { ...addFile, title: 'a\u0000b' }],
    ['a title over 1000 characters', { ...addFile, title: 'a'.repeat(1001) }],
    ['half a surrogate pair', { ...addFile, title: 'a\ud800b' }],
    ['a hash in capitals', { ...addFile, content: { ...content, sha256: 'A'.repeat(64) } }],
    ['an empty file', { ...addFile, content: { ...content, bytes: 0 } }],
    ['tiny chunks', { ...addFile, content: { ...content, chunkBytes: 1 } }],
    [
      'a time that is no number',
      { type: 'putSitting', sittingId: 's', title: 'x', startsAt: '1', endsAt: 2 },
    ],
    ['the house’s key', { type: 'declareServerKey', publicKey: SIGNATURE }],
    ['publishing single files', { type: 'publishFiles', fileIds: ['t1'] }],
    ['a device id that is no hash', { ...enrolDevice, deviceId: 'd1' }],
    ['a device without a name', { ...enrolDevice, name: '' }],
    ['a device that forgets to say whether there is consent', { ...enrolDevice, consent: undefined }],
    ['a key that is not base64', { ...enrolDevice, publicKey: 'a-b_' }],
    ['a key too long', { ...enrolDevice, publicKey: 'A'.repeat(257) }],
    ['an empty signature', { ...castBallot, signature: '' }],
    ['a signature with a line break', { ...castBallot, signature: `${SIGNATURE}\n` }],
    ['a signature too long', { ...castBallot, signature: 'A'.repeat(257) }],
    ['a ballot for somebody', { ...castBallot, memberId: 'm2' }],
    [
      'a count below nothing',
      { type: 'enterCount', voteId: 'b1', count: { for: -1, against: 0, abstain: 0 } },
    ],
    [
      'a count of something else',
      { type: 'enterCount', voteId: 'b1', count: { for: 1, against: 0, abstain: 0, other: 1 } },
    ],
    [
      'a fallback to the electronic form',
      {
        ...{ type: 'fallBackVote', voteId: 'b1', newVoteId: 'b2', method: 'electronic' },
        ...{ reason: 'x', counters: ['m1', 'm2'] },
      },
    ],
    [
      'a batch of one',
      { type: 'openVotes', batchId: 'l1', seconds: 5, votes: [{ voteId: 'b1', motionId: 'q1' }] },
    ],
    ['an unknown choice', { ...castBallot, choice: 'perhaps' }],
    ['the serial 0', { ...castBallot, serial: 0 }],
    ['half a serial', { ...castBallot, serial: 1.5 }],
    ['a serial too high', { ...castBallot, serial: 1_000_001 }],
    ['a countdown too short', { type: 'openVote', voteId: 'b1', motionId: 'q1', seconds: 4 }],
    ['a countdown too long', { type: 'extendVote', voteId: 'b1', seconds: 7201 }],
    ['an unknown kind of motion', { ...makeMotion, kind: 'coup' }],
    ['an unknown presence', { ...callRoll, entries: [{ memberId: 'm1', presence: 'asleep' }] }],
    ['a roll of 1001', { ...callRoll, entries: Array(1001).fill(callRoll.entries[0]) }],
    ['a reason over 1000 characters', { type: 'askLeave', sittingId: 's1', reason: 'a'.repeat(1001) }],
    ['no reason', { type: 'askLeave', sittingId: 's1', reason: ' \n ' }],
    ['a reason with a control character', { type: 'askLeave', sittingId: 's1', reason: 'a\u0007' }],
    ['a share of a half of a half', quorum(0.5, 2)],
    ['a share of 0', quorum(0, 2)],
    ['a share too fine', quorum(1, 1001)],
    ['a pack with a key too many', { ...openSitting, pack: { ...HDND, tieBreak: 'chair' } }],
    ['a pack without a majority', { ...openSitting, pack: { ...HDND, majorities: {} } }],
    ['a question too long', { ...askQuestion, slip: { ...askQuestion.slip, text: 'a'.repeat(5001) } }],
    ['a question to nobody', { ...askQuestion, slip: { ...askQuestion.slip, to: null } }],
    ['a question without a topic', { ...askQuestion, slip: { ...askQuestion.slip, topic: '' } }],
    ['an answer that says nothing', { ...answerQuestion, answer: { text: '', fileId: 'f1' } }],
    ['a promise without a day', { ...recordPromise, dueAt: undefined }],
    ['a promise from nowhere', { type: 'carryPromises', promises: [{ ...carried, origin: null }] }],
    ['a speaker without a name', { ...callSpeaker, speaker: { kind: 'named', name: '', position: '' } }],
    ['an unknown kind of speech', { ...callSpeaker, kind: 'song' }],
    ['half a second', { type: 'extendFloor', speechId: 'p1', seconds: 7.5 }],
    ['an unknown policy', { type: 'setQueuePolicy', room: 'hall', policy: 'whim' }],
    ['a pack without labels', { ...openSitting, pack: { ...HDND, labels: undefined } }],
  ])('%s is refused', (_, value) => {
    expect(command.safeParse(value).success).toBe(false);
  });

  test('a request names its intention by a UUID beside the command or around it', () => {
    const commandId = '6f1e2c6a-6c1e-4e0e-9a55-0d2f6a4b8c11';
    const parsed = { commandId, command: { type: 'removeFile', fileId: 't1' } };
    expect(commandRequest.parse({ commandId, type: 'removeFile', fileId: 't1' })).toEqual(parsed);
    expect(commandRequest.parse(parsed)).toEqual(parsed);
  });

  test.each([
    { commandId: '1', type: 'publish' },
    { type: 'publish' },
    { commandId: '6f1e2c6a-6c1e-4e0e-9a55-0d2f6a4b8c11' },
    { commandId: '6f1e2c6a-6c1e-4e0e-9a55-0d2f6a4b8c11', type: 'publish', actor: 'm1' },
    { commandId: '6f1e2c6a-6c1e-4e0e-9a55-0d2f6a4b8c11', command: { type: 'publish' }, actor: 'm1' },
  ])('%j is no request', (value) => {
    expect(commandRequest.safeParse(value).success).toBe(false);
  });

  test('a reason keeps its lines, in one spelling', () => {
    expect(paragraph.parse(' Đi họp\r\ntại tỉnh\r\n')).toBe('Đi họp\ntại tỉnh');
  });

  test('answers carry a receipt, or say that it was too late, in their own places', () => {
    const cast = { sessionId: 'k1', voteId: 'b1', memberId: 'm1', choice: 'for', serial: 1 };
    const proof = { ...cast, seq: 7, chainHash: 'a'.repeat(64), at: 1, signature: SIGNATURE };
    const late = { accepted: false, refusal: { code: 'voteClosed' }, late: proof };
    for (const answer of [
      { accepted: true, seq: 7 },
      { accepted: true, seq: 7, receipt: proof },
      { accepted: false, refusal: { code: 'notHere' } },
      late,
    ])
      expect(commandAnswer.parse(answer)).toEqual(answer);
    for (const answer of [
      { accepted: true, seq: 7, late: proof },
      { ...late, receipt: proof },
      { accepted: true, seq: 7, receipt: { ...proof, chainHash: 'A'.repeat(64) } },
    ])
      expect(commandAnswer.safeParse(answer).success).toBe(false);
  });

  test('any JSON is accepted or refused, never thrown', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void commandRequest.safeParse(value)));
  });

  test('lines are trimmed and composed', () => {
    expect(line.parse('  Nghị quyết về đất đai '.normalize('NFD'))).toBe(
      'Nghị quyết về đất đai'.normalize('NFC'),
    );
    expect(optionalLine.parse('   ')).toBe('');
    expect(line.safeParse(' ').success).toBe(false);
    expect(memberId.safeParse('m-1_A').success).toBe(true);
  });
});
