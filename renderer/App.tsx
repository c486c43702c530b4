import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { HashRouter, Route, Routes } from 'react-router';
import { AgendaPage } from './features/agenda/AgendaPage.tsx';
import { VaultGate } from './features/hosting/VaultGate.tsx';
import { JoinPage } from './features/join/JoinPage.tsx';
import { SessionFrame } from './features/session/SessionFrame.tsx';
import { SessionRoute } from './features/session/SessionRoute.tsx';
import type { Host } from './host/Host.ts';
import { HostProvider } from './host/HostContext.tsx';
import { createTranslations } from './i18n/language.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { handNonceToStyles, pageNonce } from './ui/nonce.ts';
import { NotFound } from './ui/NotFound.tsx';
import { cssVariables, theme } from './ui/theme.ts';
import { Waiting } from './ui/Waiting.tsx';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './ui/tokens.css';
import './ui/global.css';

const ReadingPage = lazy(async () => {
  const { ReadingPage: component } = await import('./features/reading/ReadingPage.tsx');
  return { default: component };
});
const DeskRoutes = lazy(async () => {
  const { DeskRoutes: component } = await import('./features/desk/DeskRoutes.tsx');
  return { default: component };
});
const OpinionRoutes = lazy(async () => {
  const { OpinionRoutes: component } = await import('./features/opinions/OpinionRoutes.tsx');
  return { default: component };
});
const CreateSessionPage = lazy(async () => {
  const { CreateSessionPage: component } = await import('./features/desk/CreateSessionPage.tsx');
  return { default: component };
});
const ChairPage = lazy(async () => {
  const { ChairPage: component } = await import('./features/chair/ChairPage.tsx');
  return { default: component };
});
const QuestionsPage = lazy(async () => {
  const { QuestionsPage: component } = await import('./features/questions/QuestionsPage.tsx');
  return { default: component };
});
const RoomPage = lazy(async () => {
  const { RoomPage: component } = await import('./features/discussion/RoomPage.tsx');
  return { default: component };
});
const ReportPage = lazy(async () => {
  const { ReportPage: component } = await import('./features/discussion/ReportPage.tsx');
  return { default: component };
});
const DisplayPage = lazy(async () => {
  const { DisplayPage: component } = await import('./features/display/DisplayPage.tsx');
  return { default: component };
});
const DoorPage = lazy(async () => {
  const { DoorPage: component } = await import('./features/house/DoorPage.tsx');
  return { default: component };
});
const DoorEntryPage = lazy(async () => {
  const { DoorEntryPage: component } = await import('./features/house/DoorEntryPage.tsx');
  return { default: component };
});
const SeatingEditorPage = lazy(async () => {
  const { SeatingEditorPage: component } = await import('./features/seating/SeatingEditorPage.tsx');
  return { default: component };
});
const CountPage = lazy(async () => {
  const { CountPage: component } = await import('./features/paper/CountPage.tsx');
  return { default: component };
});
const SlipPrintPage = lazy(async () => {
  const { SlipPrintPage: component } = await import('./features/paper/SlipPrintPage.tsx');
  return { default: component };
});
const MinutePage = lazy(async () => {
  const { MinutePage: component } = await import('./features/paper/MinutePage.tsx');
  return { default: component };
});
const HostingPage = lazy(async () => {
  const { HostingPage: component } = await import('./features/hosting/HostingPage.tsx');
  return { default: component };
});

const colorSchemes = localStorageColorSchemeManager({ key: 'appearance' });

interface AppProps {
  readonly host: Host;
  readonly translations: i18n;
  readonly nonce: string;
}

/** The application on any host. Addresses stand in the fragment: `app://` and `http://` serve one page each. */
function App({ host, translations, nonce }: AppProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <I18nextProvider i18n={translations}>
        <HostProvider value={host}>
          <Notifications position="bottom-left" transitionDuration={140} />
          <ErrorBoundary>
            <VaultGate>
              <HashRouter>
                <ModalsProvider>
                  <Pages />
                </ModalsProvider>
              </HashRouter>
            </VaultGate>
          </ErrorBoundary>
        </HostProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}

function Pages() {
  return (
    <Suspense fallback={<PageWaiting />}>
      <Routes>
        <Route index element={<JoinPage />} />
        <Route path="join" element={<JoinPage />} />
        <Route path="new" element={<CreateSessionPage />} />
        <Route path="hosting" element={<HostingPage />} />
        <Route path="door" element={<DoorEntryPage />} />
        <Route path="s/:sessionKey" element={<SessionRoute />}>
          <Route element={<SessionFrame />}>
            <Route index element={<AgendaPage />} />
            <Route path="read/:fileId" element={<ReadingPage />} />
            <Route path="opinions/*" element={<OpinionRoutes />} />
            <Route path="desk/*" element={<DeskRoutes />} />
            <Route path="chair" element={<ChairPage />} />
            <Route path="paper/:pollId/count" element={<CountPage />} />
            <Route path="questions" element={<QuestionsPage />} />
            <Route path="rooms/:discussionId/report" element={<ReportPage />} />
            <Route path="rooms/:discussionId/:groupId" element={<RoomPage />} />
          </Route>
          <Route path="display" element={<DisplayPage />} />
          <Route path="door" element={<DoorPage />} />
          <Route path="seating" element={<SeatingEditorPage />} />
          <Route path="paper/:pollId/slips" element={<SlipPrintPage />} />
          <Route path="paper/:pollId/minute" element={<MinutePage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}

/** Puts the application on the page. Called once, by the entry file of each host. */
export function mountApplication(host: Host): void {
  const nonce = pageNonce();
  handNonceToStyles(nonce);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <App host={host} translations={createTranslations()} nonce={nonce} />
    </StrictMode>,
  );
}

function PageWaiting() {
  const { t } = useTranslation('common');
  return <Waiting title={t('loading')} />;
}
