import type { Block, Row } from '../layout/blocks.ts';
import { GROUPS, COMMITTEES, roster } from '../roster.ts';

/** The delegates under their groups, as the list that is handed out. */
export function rosterTable(): Block[] {
  const { members } = roster();
  const delegates = members.filter((member) => member.roles.includes('delegate'));
  let number = 0;
  const rows = GROUPS.flatMap(([id, name]): Row[] => {
    const inGroup = delegates.filter((member) => member.groupId === id);
    return [
      {
        cells: [`${name}: ${inGroup.length} đại biểu`],
        style: 'bold',
        spanning: true,
        bookmark: { title: name, level: 1 },
      },
      ...inGroup.map((member): Row => {
        const seat = COMMITTEES.find(([committee]) => committee === member.committeeIds[0]);
        number += 1;
        return { style: 'regular', cells: [String(number), member.name, member.position, seat?.[1] ?? ''] };
      }),
    ];
  });
  return [
    {
      kind: 'table',
      size: 12,
      columns: [
        { share: 8, align: 'center' },
        { share: 28, align: 'left' },
        { share: 42, align: 'left' },
        { share: 24, align: 'left' },
      ],
      header: [['STT', 'Họ và tên', 'Chức vụ, nơi công tác', 'Thành viên Ban của HĐND tỉnh']],
      rows,
    },
  ];
}
