import { InvalidArgumentError } from 'commander';

const MOST = 1024;

export function jobCount(text: string): number {
  const jobs = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  if (jobs === 0 || jobs > MOST) throw new InvalidArgumentError(`Give a number from 1 to ${MOST}.`);
  return jobs;
}
