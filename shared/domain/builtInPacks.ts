import { HDND, type Majority, type RulePack } from './rulePack.ts';

/** Packs that every house begins with. None was compared by a lawyer yet. */

const MORE_THAN_HALF: Majority = { share: { numerator: 1, denominator: 2 }, strict: true, of: 'members' };
const TWO_THIRDS: Majority = { share: { numerator: 2, denominator: 3 }, strict: false, of: 'members' };

/** Sittings of a People's Committee: shares of its members (issue 4). */
export const UBND: RulePack = {
  ...HDND,
  id: 'ubnd',
  version: 1,
  name: 'Ủy ban nhân dân',
  source: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Quy chế làm việc của Ủy ban nhân dân',
  voters: 'thành viên Ủy ban',
  quorum: TWO_THIRDS,
  majorities: { resolution: MORE_THAN_HALF, removal: TWO_THIRDS, personnel: MORE_THAN_HALF },
  substitutes: true,
  elections: { majority: MORE_THAN_HALF, ties: 'runOff', runOffs: 1 },
  confidence: { low: MORE_THAN_HALF, removal: TWO_THIRDS },
};

/** Party meetings: attendance of two thirds, more than half (issue 4). */
export const PARTY: RulePack = {
  ...UBND,
  id: 'party',
  name: 'Cấp ủy, tổ chức đảng',
  source: 'Điều lệ Đảng Cộng sản Việt Nam; Quy chế bầu cử trong Đảng; Quy chế làm việc của cấp ủy',
  voters: 'cấp ủy viên',
};

/** Where a council begins that writes its own. */
export const CUSTOM: RulePack = {
  ...HDND,
  id: 'custom',
  version: 1,
  name: 'Quy tắc riêng',
  source: 'Nội quy hoặc quy chế của cơ quan',
};

export const BUILT_IN_PACKS: readonly RulePack[] = [HDND, UBND, PARTY, CUSTOM];
