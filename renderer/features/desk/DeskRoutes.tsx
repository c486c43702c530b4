import { useState } from 'react';
import { Route, Routes } from 'react-router';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { CardsDesk } from './CardsDesk.tsx';
import { DeskFrame } from './DeskFrame.tsx';
import { DetailsDesk } from './DetailsDesk.tsx';
import { GroupsDesk } from './GroupsDesk.tsx';
import { InvitationsDesk } from '../invitation/InvitationsDesk.tsx';
import { MandatesDesk } from '../house/MandatesDesk.tsx';
import { RulePacksDesk } from '../house/RulePacksDesk.tsx';
import { StatisticsDesk } from '../house/StatisticsDesk.tsx';
import { NewOpinionDesk, OpinionDesk, OpinionsDesk } from '../opinions/OpinionsDesk.tsx';
import { SeatingDesk } from '../seating/SeatingDesk.tsx';
import { MembersDesk } from './MembersDesk.tsx';
import { ProgrammeDesk } from './ProgrammeDesk.tsx';

/** `/s/:sessionKey/desk/…`. Codes just issued are kept for as long as the desk is open, in memory only. */
export function DeskRoutes() {
  const [issued, setIssued] = useState<ReadonlyMap<MemberId, string>>(new Map());
  return (
    <Routes>
      <Route element={<DeskFrame />}>
        <Route index element={<ProgrammeDesk />} />
        <Route path="members" element={<MembersDesk />} />
        <Route path="cards" element={<CardsDesk issued={issued} onIssued={setIssued} />} />
        <Route path="invitations" element={<InvitationsDesk />} />
        <Route path="opinions" element={<OpinionsDesk />} />
        <Route path="opinions/new" element={<NewOpinionDesk />} />
        <Route path="opinions/:opinionId" element={<OpinionDesk />} />
        <Route path="groups" element={<GroupsDesk />} />
        <Route path="seating" element={<SeatingDesk />} />
        <Route path="rules" element={<RulePacksDesk />} />
        <Route path="mandates" element={<MandatesDesk />} />
        <Route path="statistics" element={<StatisticsDesk />} />
        <Route path="details" element={<DetailsDesk />} />
      </Route>
    </Routes>
  );
}
