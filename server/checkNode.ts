/** better-sqlite3 ends an older Node with a segmentation fault. */
const OLDEST_NODE = 22;

/** Ends an old Node with a clear sentence. To be called before anything else is loaded. */
export function checkNode(self: NodeJS.Process): void {
  const { node } = self.versions;
  if (Number(node.split('.', 1)[0]) >= OLDEST_NODE) return;
  self.stderr.write(
    `Cần Node.js ${OLDEST_NODE} trở lên; đang chạy ${node}. Hãy dùng các lệnh "npm …".\n` +
      `Node.js ${OLDEST_NODE} or later is needed; this is ${node}. Use the "npm …" commands.\n`,
  );
  self.exit(1);
}
