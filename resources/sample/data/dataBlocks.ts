import type { Block } from '../layout/blocks.ts';
import { communeBudgets, revenueTable, spendingTable } from './budget.ts';
import { landPrices } from './landPrices.ts';
import { landRecoveryTable } from './landRecovery.ts';
import { projectTable } from './projects.ts';
import { rosterTable } from './rosterTable.ts';

const MADE: Readonly<Record<string, () => Block[]>> = {
  revenue: revenueTable,
  spending: spendingTable,
  'commune-budgets': communeBudgets,
  'land-prices': landPrices,
  'land-recovery': landRecoveryTable,
  projects: projectTable,
  roster: rosterTable,
};

/** The blocks that `[data name]` in a source stands for. */
export function dataBlocks(name: string): readonly Block[] {
  const make = MADE[name];
  if (!make) throw new Error(`no such data: ${name}`);
  return make();
}
