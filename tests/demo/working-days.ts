/**
 * The moment `count` working days (Monday to Friday) before `now`, at a local time of day such as `09:12`. Demo mails
 * are dated so, in order that the waiting clocks of the extension always have something to tell.
 */
export const workingDaysBefore = (now: Date, count: number, timeOfDay: string): Date => {
  const day = new Date(now);
  for (let left = count; left > 0; ) {
    day.setDate(day.getDate() - 1);
    if (isWorkingDay(day)) left -= 1;
  }
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  day.setHours(hours, minutes, 0, 0);
  return day;
};

const isWorkingDay = (day: Date): boolean => day.getDay() !== 0 && day.getDay() !== 6;
