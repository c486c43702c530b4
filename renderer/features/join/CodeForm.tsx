import { Button, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useHost } from '../../host/HostContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { CodeField } from './CodeField.tsx';
import { CompareKeyNotice } from './CompareKeyNotice.tsx';
import { JoinFailureNotice } from './JoinFailureNotice.tsx';
import { parseJoinLink, parseSetupLink, type JoinTarget } from './joinLink.ts';
import { QrPictureButton } from './QrPictureButton.tsx';
import { parseRoomAddress, shortAddress } from './roomAddress.ts';
import { SetupNotice } from './SetupNotice.tsx';
import { formatCode, isCompleteCode } from './signInCode.ts';
import { useJoin } from './useJoin.ts';
import classes from './JoinPage.module.css';

interface OpenedLink {
  readonly code: string;
  readonly pin: string | null;
  readonly room: string | null;
}

/**
 * What the join link opened last carries, also when it is opened over this page; taken out of the address at
 * once, so that it stays in no history.
 */
function useLink(): OpenedLink {
  const [parameters, setParameters] = useSearchParams();
  const code = parameters.get('code');
  const room = parameters.get('room');
  const pin = parameters.get('pin');
  const [link, setLink] = useState<OpenedLink>({ code: '', pin: null, room: null });
  if (code !== null || room !== null) {
    const opened = { code: formatCode(code ?? ''), pin, room };
    if (opened.code !== link.code || opened.room !== link.room) setLink(opened);
  }
  useEffect(() => {
    if (code !== null || room !== null) setParameters({}, { replace: true });
  }, [code, room, setParameters]);
  return link;
}

interface CodeFormProps {
  readonly onJoined: () => void;
}

/** Sign in with a code: typed, pasted, from a link or from a picture of the card. */
export function CodeForm({ onJoined }: CodeFormProps) {
  const link = useLink();
  return <FormOfLink key={`${link.room} ${link.code}`} link={link} onJoined={onJoined} />;
}

function FormOfLink({ link, onJoined }: CodeFormProps & { readonly link: OpenedLink }) {
  const { t } = useTranslation('join');
  const home = useHost().connect.homeRoom;
  const navigate = useNavigate();
  const [code, setCode] = useState(link.code);
  /** From a link or a picture, for the room that it named. */
  const [named, setNamed] = useState({ roomUrl: link.room ?? home, pin: link.pin });
  const [address, setAddress] = useState(shortAddress(link.room ?? home ?? ''));
  const [complaint, setComplaint] = useState<{ code: string | null; room: string | null }>({
    code: null,
    room: null,
  });
  const { state, submit, reset } = useJoin();
  const roomUrl = parseRoomAddress(address);
  const pin = named.roomUrl === roomUrl ? named.pin : null;

  const take = (target: JoinTarget) => {
    setCode(target.code);
    if (target.roomUrl !== null) {
      setAddress(shortAddress(target.roomUrl));
      setNamed({ roomUrl: target.roomUrl, pin: target.pin });
    }
    setComplaint({ code: null, room: null });
    reset();
  };
  const send = async (comparedPin: string | null) => {
    const codeFault = isCompleteCode(code) ? null : t('code.incomplete');
    const roomFault = roomUrl !== null ? null : t(address.trim() === '' ? 'room.missing' : 'room.invalid');
    setComplaint({ code: codeFault, room: roomFault });
    if (codeFault !== null || roomUrl === null) return;
    const session = await submit(roomUrl, code, comparedPin ?? pin);
    if (session === null) return;
    onJoined();
    await navigate(sessionPath(session));
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    void send(null);
  };
  const addressField = (
    <TextInput
      label={t('room.label')}
      description={t('room.hint')}
      value={address}
      onChange={(event) => {
        setAddress(event.currentTarget.value);
        setNamed({ roomUrl: null, pin: null });
      }}
      onPaste={(event) => {
        const room = parseSetupLink(event.clipboardData.getData('text'));
        if (room === null) return;
        event.preventDefault();
        setAddress(shortAddress(room.roomUrl));
        setNamed(room);
      }}
      error={complaint.room}
      inputMode="url"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
    />
  );

  return (
    <form className={classes.form} onSubmit={submitted} noValidate>
      <h2 id="join-by-code" className={classes.sheetTitle}>
        {t('code.title')}
      </h2>
      {home === null && addressField}
      <CodeField
        value={code}
        onChange={(value) => {
          setCode(value);
          setComplaint((before) => ({ ...before, code: null }));
        }}
        onPaste={(text) => {
          const target = parseJoinLink(text);
          if (target !== null) take(target);
          return target !== null;
        }}
        error={complaint.code}
      />
      {state.status === 'idle' && link.code !== '' && link.code === code && (
        <Notice tone="info">{t('code.fromLink')}</Notice>
      )}
      {state.status === 'comparing' && state.roomUrl === roomUrl && (
        <CompareKeyNotice
          pin={state.pin}
          same={t('key.same')}
          onSame={() => void send(state.pin)}
          onDifferent={reset}
        />
      )}
      {state.status === 'failed' && <JoinFailureNotice failure={state.failure} />}
      <Button
        type="submit"
        size="lg"
        loading={state.status === 'joining'}
        rightSection={<IconArrowRight size={22} aria-hidden />}
      >
        {t('code.submit')}
      </Button>
      <QrPictureButton onFound={take} />
      {home !== null && (
        <details className={classes.room} open={complaint.room !== null || undefined}>
          <summary>{t('room.current', { address: address === '' ? shortAddress(home) : address })}</summary>
          {addressField}
        </details>
      )}
      {roomUrl !== null && (
        <SetupNotice
          key={`${roomUrl} ${pin}`}
          roomUrl={roomUrl}
          pin={pin}
          eager={home === roomUrl || pin !== null}
        />
      )}
    </form>
  );
}
