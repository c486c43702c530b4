import { DENOMINATORS, type Fraction } from './Ledger.ts';
import { flag, Malformed, part, text, whole, type Part } from './read.ts';

export function fractionOf(majority: Part): Fraction {
  const share = part(majority, 'share');
  const strict = flag(majority, 'strict');
  const of = majority['of'] === undefined ? 'seats' : text(majority, 'of');
  const known = DENOMINATORS.find((one) => one === of);
  if (known === undefined) throw new Malformed(`of: ${of}`);
  return {
    ...{ numerator: whole(share, 'numerator'), denominator: whole(share, 'denominator'), strict, of: known },
  };
}

export function isShare({ numerator, denominator }: Fraction): boolean {
  return numerator > 0 && denominator > 0 && numerator <= denominator;
}

export function sameFraction(one: Fraction | undefined, other: Fraction): boolean {
  return (
    one?.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.strict === other.strict &&
    one.of === other.of
  );
}
