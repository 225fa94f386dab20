import arrowDown from 'lucide-static/icons/arrow-down.svg';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import arrowRight from 'lucide-static/icons/arrow-right.svg';
import arrowUp from 'lucide-static/icons/arrow-up.svg';
import building from 'lucide-static/icons/building-2.svg';
import calendarClock from 'lucide-static/icons/calendar-clock.svg';
import check from 'lucide-static/icons/check.svg';
import chevronDown from 'lucide-static/icons/chevron-down.svg';
import chevronLeft from 'lucide-static/icons/chevron-left.svg';
import chevronRight from 'lucide-static/icons/chevron-right.svg';
import circleAlert from 'lucide-static/icons/circle-alert.svg';
import circleCheck from 'lucide-static/icons/circle-check.svg';
import circleDashed from 'lucide-static/icons/circle-dashed.svg';
import clock from 'lucide-static/icons/clock.svg';
import copy from 'lucide-static/icons/copy.svg';
import copyX from 'lucide-static/icons/copy-x.svg';
import database from 'lucide-static/icons/database.svg';
import dices from 'lucide-static/icons/dices.svg';
import download from 'lucide-static/icons/download.svg';
import ellipsis from 'lucide-static/icons/ellipsis.svg';
import eye from 'lucide-static/icons/eye.svg';
import fileText from 'lucide-static/icons/file-text.svg';
import flask from 'lucide-static/icons/flask-conical.svg';
import gauge from 'lucide-static/icons/gauge.svg';
import gitBranch from 'lucide-static/icons/git-branch.svg';
import graduationCap from 'lucide-static/icons/graduation-cap.svg';
import history from 'lucide-static/icons/history.svg';
import info from 'lucide-static/icons/info.svg';
import keyboard from 'lucide-static/icons/keyboard.svg';
import layoutDashboard from 'lucide-static/icons/layout-dashboard.svg';
import lightbulb from 'lucide-static/icons/lightbulb.svg';
import link from 'lucide-static/icons/link.svg';
import linkOff from 'lucide-static/icons/link-2-off.svg';
import logOut from 'lucide-static/icons/log-out.svg';
import minus from 'lucide-static/icons/minus.svg';
import monitor from 'lucide-static/icons/monitor.svg';
import moon from 'lucide-static/icons/moon.svg';
import pause from 'lucide-static/icons/pause.svg';
import pencil from 'lucide-static/icons/pencil.svg';
import play from 'lucide-static/icons/play.svg';
import plus from 'lucide-static/icons/plus.svg';
import printer from 'lucide-static/icons/printer.svg';
import radar from 'lucide-static/icons/radar.svg';
import redo from 'lucide-static/icons/redo-2.svg';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg';
import scale from 'lucide-static/icons/scale.svg';
import scanSearch from 'lucide-static/icons/scan-search.svg';
import scrollText from 'lucide-static/icons/scroll-text.svg';
import search from 'lucide-static/icons/search.svg';
import send from 'lucide-static/icons/send.svg';
import share from 'lucide-static/icons/share-2.svg';
import sliders from 'lucide-static/icons/sliders-horizontal.svg';
import square from 'lucide-static/icons/square.svg';
import stepForward from 'lucide-static/icons/step-forward.svg';
import sun from 'lucide-static/icons/sun.svg';
import table from 'lucide-static/icons/table-2.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import trendingUp from 'lucide-static/icons/trending-up.svg';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg';
import undo from 'lucide-static/icons/undo-2.svg';
import upload from 'lucide-static/icons/upload.svg';
import wifi from 'lucide-static/icons/wifi.svg';
import wifiOff from 'lucide-static/icons/wifi-off.svg';
import x from 'lucide-static/icons/x.svg';

/** The icons in use, by the name that templates call them. Only these are in the bundle. */
export const ICONS = {
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  building,
  'calendar-clock': calendarClock,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'circle-alert': circleAlert,
  'circle-check': circleCheck,
  'circle-dashed': circleDashed,
  clock,
  copy,
  'copy-x': copyX,
  dashboard: layoutDashboard,
  database,
  dices,
  download,
  ellipsis,
  eye,
  'file-text': fileText,
  flask,
  gauge,
  'git-branch': gitBranch,
  'graduation-cap': graduationCap,
  history,
  info,
  keyboard,
  lightbulb,
  link,
  'link-off': linkOff,
  'log-out': logOut,
  minus,
  monitor,
  moon,
  pause,
  pencil,
  play,
  plus,
  printer,
  radar,
  redo,
  'rotate-ccw': rotateCcw,
  scale,
  'scan-search': scanSearch,
  'scroll-text': scrollText,
  search,
  send,
  share,
  sliders,
  square,
  'step-forward': stepForward,
  sun,
  table,
  trash,
  'trending-up': trendingUp,
  'triangle-alert': triangleAlert,
  undo,
  upload,
  wifi,
  'wifi-off': wifiOff,
  x,
} as const;

/** Name of an icon. */
export type IconName = keyof typeof ICONS;
