/** A script whose subject is not built yet says so and fails, so that nobody takes it for a pass. */
const subject = process.argv[2] ?? 'this script';
console.error(`${subject}: not built yet; it comes with the record and the vote.`);
process.exit(1);
