import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { edgeSecretHeader } from '../portal-handler/edge-secret.ts';
import type { Settings } from '../settings.ts';
import { acknowledge, arnInFindings } from './acknowledge.ts';

export interface PortalEdgeProps {
  readonly settings: Settings;
  /** The host of the gateway that renders pages. */
  readonly gatewayHost: string;
  /** Sent with each request, so that the portal refuses who comes to the gateway directly. */
  readonly edgeSecret: string;
  /** The folder of the files whose names carry their hash. */
  readonly immutableAssets: string;
}

/** CloudFront before the portal: TLS, compression, security headers, and the hashed files from a bucket. */
export class PortalEdge extends Construct {
  readonly distribution: cloudfront.Distribution;
  /** `https://…`, without a slash at the end. */
  readonly origin: string;

  constructor(scope: Construct, id: string, props: PortalEdgeProps) {
    super(scope, id);
    const { portalDomain } = props.settings;
    const assets = this.assetsBucket(props.immutableAssets);
    const responseHeadersPolicy = this.securityHeaders();
    const shared = {
      responseHeadersPolicy,
      compress: true,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    };
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: `The portal of Rafiq (${props.settings.stage.name})`,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: this.logBucket(props.settings.stage.logDays),
      ...(portalDomain && {
        domainNames: [portalDomain.name],
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: acm.Certificate.fromCertificateArn(this, 'Certificate', portalDomain.certificateArn),
      }),
      defaultBehavior: {
        ...shared,
        origin: new HttpOrigin(props.gatewayHost, {
          protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
          readTimeout: Duration.seconds(30),
          customHeaders: { [edgeSecretHeader]: props.edgeSecret },
        }),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        cachePolicy: this.pagesPolicy(),
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: {
        '/_app/immutable/*': {
          ...shared,
          origin: S3BucketOrigin.withOriginAccessControl(assets),
          cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        },
      },
    });
    this.origin = `https://${portalDomain?.name ?? this.distribution.distributionDomainName}`;
    this.acknowledgeEdge(portalDomain !== undefined);
  }

  private assetsBucket(folder: string): s3.Bucket {
    const bucket = new s3.Bucket(this, 'Assets', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(
      bucket,
      'S1',
      'It holds the public files of a build, read by CloudFront alone, whose own log is kept.',
    );
    new BucketDeployment(this, 'DeployAssets', {
      sources: [Source.asset(folder)],
      destinationBucket: bucket,
      destinationKeyPrefix: '_app/immutable',
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
      // Pages opened before a deployment still ask for the files of the build before.
      prune: false,
      memoryLimit: 512,
    });
    this.acknowledgeDeployment(bucket);
    return bucket;
  }

  /** CloudFront's log names addresses of people, so it goes after as many days as all logs. */
  private logBucket(days: number): s3.Bucket {
    const bucket = new s3.Bucket(this, 'Log', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      // CloudFront writes its log with an access control list.
      objectOwnership: s3.ObjectOwnership.OBJECT_WRITER,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(days) }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, 'S1', 'This is the log; a log of the log has no reader.');
    return bucket;
  }

  /** Stores nothing, but with caching switched off altogether CloudFront would not compress pages either. */
  private pagesPolicy(): cloudfront.CachePolicy {
    return new cloudfront.CachePolicy(this, 'Pages', {
      comment: 'Pages: never stored, never shared between two people, compressed',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(1),
      // All in the key, because CloudFront answers simultaneous requests of one key with one answer.
      cookieBehavior: cloudfront.CacheCookieBehavior.all(),
      queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
      headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Accept', 'Accept-Language', 'Origin'),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private securityHeaders(): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, 'SecurityHeaders', {
      comment: 'Headers of every answer, also of redirects and files',
      securityHeadersBehavior: {
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        // Pages bring a stricter policy of their own, with a nonce; this one is for what brings none.
        contentSecurityPolicy: {
          contentSecurityPolicy:
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
          override: false,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'permissions-policy',
            value: 'camera=(), geolocation=(), microphone=(), payment=()',
            override: false,
          },
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: false },
        ],
      },
      removeHeaders: ['x-powered-by', 'server'],
    });
  }

  private acknowledgeEdge(hasDomain: boolean): void {
    acknowledge(this.distribution, 'CFR1', 'A channel sells in many countries; none is shut out.');
    acknowledge(
      this.distribution,
      'CFR2',
      'A web application firewall is billed apart: attach your own. Limits here are the throttle of the gateway, and what a web form takes in a minute.',
    );
    if (!hasDomain) {
      acknowledge(
        this.distribution,
        'CFR4',
        "CloudFront's own certificate fixes the protocol; with portalDomain it is TLS 1.2 and newer.",
      );
    }
  }

  /** The function of CDK's BucketDeployment runs during a deployment only; its rights are CDK's to choose. */
  private acknowledgeDeployment(bucket: s3.Bucket): void {
    const provider = Stack.of(this).node.children.find((child) =>
      child.node.id.startsWith('Custom::CDKBucketDeployment'),
    );
    if (!provider) throw new Error("CDK's BucketDeployment has moved its function.");
    const copies =
      "CDK's BucketDeployment reads the files of one bucket and writes them into another, at deployment.";
    acknowledge(provider, 'L1', "CDK chooses the runtime of BucketDeployment's function.");
    acknowledge(
      provider,
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      "CDK gives BucketDeployment's function the right to write its log in this way.",
    );
    for (const action of ['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*']) {
      acknowledge(provider, `IAM5[Action::${action}]`, copies);
    }
    const stagingBucket = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>';
    for (const arn of [stagingBucket, arnInFindings(this, bucket, bucket.bucketArn)]) {
      acknowledge(provider, `IAM5[Resource::${arn}/*]`, copies);
    }
  }
}
