import { Route, Routes } from 'react-router';
import { NotFound } from '../../ui/NotFound.tsx';
import { OpinionsPage } from './OpinionsPage.tsx';
import { PrintPage } from './PrintPage.tsx';
import { ReportPage } from './ReportPage.tsx';
import { SheetPage } from './SheetPage.tsx';

/** `/s/:sessionKey/opinions/…` */
export function OpinionRoutes() {
  return (
    <Routes>
      <Route index element={<OpinionsPage />} />
      <Route path=":opinionId" element={<SheetPage />} />
      <Route path=":opinionId/report" element={<ReportPage />} />
      <Route path=":opinionId/print" element={<PrintPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
