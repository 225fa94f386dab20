import { Pipe, type PipeTransform } from '@angular/core';
import {
  formatCount,
  formatDay,
  formatMoney,
  formatMonthDay,
  formatPercent,
  formatQuantity,
  formatTime,
} from '@portal/figures';

/** `9,714` */
@Pipe({ name: 'count' })
export class CountPipe implements PipeTransform {
  transform = formatCount;
}

/** `9,714 claims`, `1 claim`, of a number and the word for one */
@Pipe({ name: 'quantity' })
export class QuantityPipe implements PipeTransform {
  transform = formatQuantity;
}

/** `$1,234.50` of dollars */
@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  transform = formatMoney;
}

/** `25.1%` of a share */
@Pipe({ name: 'percent' })
export class PercentPipe implements PipeTransform {
  transform = formatPercent;
}

/** `Fri, Jan 16, 2026` */
@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  transform = formatDay;
}

/** `Jan 16` */
@Pipe({ name: 'monthDay' })
export class MonthDayPipe implements PipeTransform {
  transform = formatMonthDay;
}

/** `14:32` */
@Pipe({ name: 'time' })
export class TimePipe implements PipeTransform {
  transform = formatTime;
}
