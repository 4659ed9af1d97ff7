/** A year's working days as far as they are not Monday to Friday: weekdays off, weekend days worked (`MM-DD`). */
export type YearDays = { off: readonly string[]; work: readonly string[] }

const days = (text: string): readonly string[] => text.split(' ')

/** The arrangements of public holidays that the General Office of the State Council announced (国务院办公厅关于部分节假日安排的
 *  通知), by year. One that an operator enters stands before the one of here. */
export const stateCouncilDays: Readonly<Record<number, YearDays>> = {
  2024: {
    off: days(
      '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
    ),
    work: days('02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'),
  },
  2025: {
    off: days(
      '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    ),
    work: days('01-26 02-08 04-27 09-28 10-11'),
  },
  2026: {
    off: days(
      '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    ),
    work: days('01-04 02-14 02-28 05-09 09-20 10-10'),
  },
}
