import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { InstanceBody, PayerDetail, ServiceInstanceView, ServiceView } from '@portal/contracts';
import { DialogComponent, IconComponent } from '@portal/web/ui';

/** What is to be done with the instances of a payer. */
export type InstanceCommand =
  | { readonly do: 'add'; readonly instance: InstanceBody }
  | { readonly do: 'remove'; readonly instanceId: string }
  | { readonly do: 'map'; readonly instanceId: string; readonly externalId: string | null };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The service instances of a payer: add, remove, and say what the booking system calls them. */
@Component({
  selector: 'pp-payer-instances',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent, IconComponent],
  templateUrl: './payer-instances.component.html',
  styleUrl: './payer-instances.component.scss',
})
export class PayerInstancesComponent {
  readonly payer = input.required<PayerDetail>();
  readonly services = input.required<readonly ServiceView[]>();
  readonly busy = input.required<boolean>();
  readonly commanded = output<InstanceCommand>();

  /** The instance whose mapping is edited, or that is to be removed. */
  protected readonly mapped = signal<ServiceInstanceView | null>(null);
  protected readonly doomed = signal<ServiceInstanceView | null>(null);
  protected readonly typed = signal('');
  protected readonly valid = computed(() => UUID.test(this.typed().trim()));

  protected add(serviceId: string, location: string, posCode: string): void {
    this.commanded.emit({ do: 'add', instance: { serviceId, location, posCode } });
  }

  protected edit(instance: ServiceInstanceView): void {
    this.typed.set(instance.mapping?.externalId ?? '');
    this.mapped.set(instance);
  }

  protected map(instanceId: string, externalId: string | null): void {
    this.mapped.set(null);
    this.commanded.emit({ do: 'map', instanceId, externalId });
  }

  protected remove(instanceId: string): void {
    this.doomed.set(null);
    this.commanded.emit({ do: 'remove', instanceId });
  }
}
