export { bareWidget } from './bareWidget';
export {
  type ServiceCellProps,
  type ServiceColumn,
  ServiceColumnBlueprint,
} from './ServiceColumnBlueprint';
export { WidgetCard } from './WidgetCard';
export { WidgetSkeleton } from './WidgetSkeleton';
