import * as z from 'zod';
import type { LocalAssembly } from '../assembly/local-assembly.ts';
import { readProperties } from '../assembly/read-properties.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { StartProblem } from '../start-problem.ts';
import type { VerifyToken } from './authorizer.ts';
import type { Gateway, GatewayRoute } from './gateway.ts';
import { gatewayCorsSchema } from './gateway-cors.ts';

const routeSchema = z.object({
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});

const authorizerSchema = z.object({
  AuthorizerType: z.literal('JWT'),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
});

const apiSchema = z.object({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: gatewayCorsSchema.optional(),
});

const integrationSchema = z.object({ IntegrationUri: z.string(), PayloadFormatVersion: z.literal('2.0') });

/** Parts of the template that an API is made of. */
export interface GatewayParts {
  readonly assembly: LocalAssembly;
  /** The API of this stack. */
  readonly stack: string;
  readonly functionOfArn: (arn: string) => LocalFunction;
  /** Clients that only this machine knows, let through beside the template's. */
  readonly localClients: readonly string[];
  readonly verify: VerifyToken;
}

/** The HTTP API of a stack with its routes, their authorizers and functions. */
export function gatewayOfTemplate(parts: GatewayParts): Gateway {
  const { assembly, stack, verify } = parts;
  const ofStack = (type: string) => assembly.ofType(type).filter((resource) => resource.stack === stack);
  const [api, another] = ofStack('AWS::ApiGatewayV2::Api');
  if (!api || another) throw new StartProblem(`${stack} must have exactly one HTTP API.`);
  const integrations = new Map(
    ofStack('AWS::ApiGatewayV2::Integration').map((resource) => [
      resource.name,
      readProperties(resource, integrationSchema).IntegrationUri,
    ]),
  );
  const authorizers = new Map(
    ofStack('AWS::ApiGatewayV2::Authorizer').map((resource) => {
      const { Issuer, Audience } = readProperties(resource, authorizerSchema).JwtConfiguration;
      return [resource.name, { issuer: Issuer, audience: [...Audience, ...parts.localClients] }];
    }),
  );
  const routes = ofStack('AWS::ApiGatewayV2::Route').map((resource): GatewayRoute => {
    const { id } = resource;
    const route = readProperties(resource, routeSchema);
    const uri = integrations.get(route.Target.slice('integrations/'.length));
    const authorizer = route.AuthorizerId === undefined ? undefined : authorizers.get(route.AuthorizerId);
    if (uri === undefined) throw new StartProblem(`${stack}/${id} has no integration.`);
    if (route.AuthorizationType === 'JWT' && !authorizer)
      throw new StartProblem(`${stack}/${id} has no authorizer.`);
    return {
      routeKey: route.RouteKey,
      function: parts.functionOfArn(uri),
      authorizer: route.AuthorizationType === 'JWT' ? authorizer : undefined,
      scopes: route.AuthorizationScopes,
    };
  });
  const cors = readProperties(api, apiSchema).CorsConfiguration;
  return { apiId: api.name, routes, cors, verify };
}
