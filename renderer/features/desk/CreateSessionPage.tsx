import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Council } from '../../../shared/domain/session.ts';
import { useHost } from '../../host/HostContext.tsx';
import { createSession } from '../../room/join.ts';
import { AppearanceMenu } from '../../ui/AppearanceMenu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import { doubtOf, type RoomDoubt } from '../join/doubtOf.ts';
import { CompareKeyNotice } from '../join/CompareKeyNotice.tsx';
import { JoinFailureNotice } from '../join/JoinFailureNotice.tsx';
import { shortAddress } from '../join/roomAddress.ts';
import { sessionKey, sessionPath } from '../session/sessionKey.ts';
import { detailsComplete, emptyDetails, SessionFields, type SessionFieldsValue } from './SessionFields.tsx';
import classes from './desk.module.css';

type State =
  | { readonly status: 'idle' | 'busy' }
  | { readonly status: 'doubting'; readonly doubt: RoomDoubt }
  | { readonly status: 'failed'; readonly error: unknown };

/**
 * `/new?room=…&pin=…`: with a set-up code where the room has no session yet, or `&from=<session key>` by the
 * secretary of another session of the room.
 */
export function CreateSessionPage() {
  const { t } = useTranslation(['desk', 'common']);
  const host = useHost();
  const navigate = useNavigate();
  const failure = useFailureText();
  const [parameters] = useSearchParams();
  const from = parameters.get('from');
  const roomUrl = parameters.get('room') ?? host.connect.homeRoom;
  const location = useLocation() as { state: { setupCode?: string; council?: Council } | null };
  const [setupCode, setSetupCode] = useState(location.state?.setupCode ?? '');
  const [secretaryName, setSecretaryName] = useState('');
  const [fields, setFields] = useState<SessionFieldsValue>({
    ...emptyDetails,
    council: location.state?.council ?? emptyDetails.council,
  });
  const [showFaults, setShowFaults] = useState(false);
  const [state, setState] = useState<State>({ status: 'idle' });
  const missing = (value: string) => (showFaults && value.trim() === '' ? t('required') : undefined);

  const credential = async () => {
    if (from === null) return { setupCode: setupCode.trim() };
    const sessions = await host.identity.sessions();
    return { token: sessions.find((session) => sessionKey(session) === from)?.token ?? '' };
  };
  const submit = async (pin: string | null) => {
    setShowFaults(true);
    const complete =
      detailsComplete(fields) && secretaryName.trim() !== '' && (from !== null || setupCode.trim() !== '');
    if (!complete || roomUrl === null) return;
    setState({ status: 'busy' });
    try {
      const doubt = await doubtOf(host, roomUrl, pin);
      if (doubt !== null) {
        setState({ status: 'doubting', doubt });
        return;
      }
      const session = await createSession(host, roomUrl, {
        ...fields,
        secretaryName: secretaryName.trim(),
        ...(await credential()),
      });
      await navigate(`${sessionPath(session)}/desk`, { replace: true });
    } catch (error) {
      setState({ status: 'failed', error });
    }
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    void submit(parameters.get('pin'));
  };
  return (
    <main className={classes.solo}>
      <div className={classes.soloHead}>
        <Button
          component={Link}
          to={from === null ? '/' : `/s/${from}/desk/details`}
          variant="subtle"
          leftSection={<IconArrowLeft size={22} aria-hidden />}
        >
          {t('common:back')}
        </Button>
        <AppearanceMenu />
      </div>
      <h1 className={classes.soloTitle}>{t('session.createTitle')}</h1>
      <p className={classes.soft}>{t('session.createLead')}</p>
      {roomUrl !== null && (
        <p className={classes.soft}>{t('session.room', { address: shortAddress(roomUrl) })}</p>
      )}
      <form className={classes.sheet} onSubmit={submitted} noValidate>
        {from === null && (
          <TextInput
            label={t('session.setupCode')}
            description={t('session.setupHint')}
            value={setupCode}
            onChange={(event) => setSetupCode(event.currentTarget.value)}
            error={missing(setupCode)}
            autoCapitalize="characters"
            autoComplete="off"
            required
          />
        )}
        <SessionFields value={fields} onChange={setFields} showFaults={showFaults} />
        <TextInput
          label={t('session.secretaryName')}
          description={t('session.secretaryHint')}
          value={secretaryName}
          onChange={(event) => setSecretaryName(event.currentTarget.value)}
          error={missing(secretaryName)}
          autoComplete="name"
          required
        />
        {state.status === 'failed' && (
          <Notice tone="live" role="alert">
            {failure.ofError(state.error)}
          </Notice>
        )}
        {state.status === 'doubting' && (
          <DoubtNotice
            doubt={state.doubt}
            onSame={(pin) => void submit(pin)}
            onDifferent={() => setState({ status: 'idle' })}
          />
        )}
        <div>
          <Button type="submit" size="lg" loading={state.status === 'busy'}>
            {t('session.create')}
          </Button>
        </div>
      </form>
    </main>
  );
}

interface DoubtNoticeProps {
  readonly doubt: RoomDoubt;
  readonly onSame: (pin: string) => void;
  readonly onDifferent: () => void;
}

/** Nothing was sent to the room yet, not even the set-up code. */
function DoubtNotice({ doubt, onSame, onDifferent }: DoubtNoticeProps) {
  const { t } = useTranslation('join');
  if (doubt.kind !== 'compare') return <JoinFailureNotice failure={doubt} />;
  const { pin } = doubt;
  return (
    <CompareKeyNotice
      pin={pin}
      same={t('key.sameCreate')}
      onSame={() => onSame(pin)}
      onDifferent={onDifferent}
    />
  );
}
