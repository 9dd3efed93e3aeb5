import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { templateOrThrow, templatesOf } from './synthesized.ts';

const portal = templateOrThrow(templatesOf(), 'RafiqPortal');

describe('the page function', () => {
  it('answers before the gateway gives up, knows its surroundings, and shares a secret with the edge', () => {
    portal.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'rafiq-production-portal',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: 29,
      Environment: {
        Variables: Match.objectLike({
          API_URL: Match.anyValue(),
          PORTAL_ORIGIN: Match.anyValue(),
          ORIGIN: Match.anyValue(),
          OIDC_ISSUER: Match.anyValue(),
          OIDC_CLIENT_ID: Match.anyValue(),
          OIDC_CLIENT_SECRET: { 'Fn::Join': ['', Match.arrayWith(['{{resolve:secretsmanager:'])] },
          SESSION_TABLE_NAME: Match.anyValue(),
          UPLOAD_ORIGINS: Match.anyValue(),
          EDGE_SECRET: { 'Fn::Join': ['', Match.arrayWith(['{{resolve:secretsmanager:'])] },
        }),
      },
    });
  });

  it('gets every path of the gateway', () => {
    portal.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
    portal.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
  });

  it('touches its own sessions only, one at a time', () => {
    portal.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    const policies = JSON.stringify(portal.findResources('AWS::IAM::Role'));
    expect(policies).toContain('dynamodb:GetItem');
    expect(policies).not.toMatch(/dynamodb:(Scan|Query|\*)/);
  });
});

describe('the edge', () => {
  it('sends the secret to the gateway, takes all methods there, and compresses', () => {
    portal.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        HttpVersion: 'http2and3',
        DefaultCacheBehavior: Match.objectLike({
          Compress: true,
          ViewerProtocolPolicy: 'redirect-to-https',
          AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
        }),
        Origins: Match.arrayWith([
          Match.objectLike({ OriginCustomHeaders: [Match.objectLike({ HeaderName: 'x-rafiq-edge' })] }),
        ]),
      }),
    });
  });

  it('never gives one the page of another: cookies and query are part of the key, and nothing is kept', () => {
    portal.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: Match.objectLike({
        DefaultTTL: 0,
        MinTTL: 0,
        MaxTTL: 1,
        ParametersInCacheKeyAndForwardedToOrigin: Match.objectLike({
          CookiesConfig: { CookieBehavior: 'all' },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          EnableAcceptEncodingBrotli: true,
        }),
      }),
    });
  });

  it('puts security headers on every answer', () => {
    portal.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: Match.objectLike({
        SecurityHeadersConfig: Match.objectLike({
          StrictTransportSecurity: Match.objectLike({ AccessControlMaxAgeSec: 63072000, Override: true }),
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          // A page's own policy, with its nonce, goes before ours.
          ContentSecurityPolicy: Match.objectLike({ Override: false }),
        }),
      }),
    });
  });

  it('answers by its own name when it has a certificate', () => {
    const named = templateOrThrow(
      templatesOf({
        portalDomain: 'partners.example.com',
        portalCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/one',
      }),
      'RafiqPortal',
    );
    named.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: ['partners.example.com'],
        ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
      }),
    });
    named.hasOutput('PortalUrl', { Value: 'https://partners.example.com' });
  });
});
